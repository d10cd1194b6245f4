package dev.mfcgateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That the image is made of files that there are, and looks where the manifests put things. No image is built. */
class DockerfileTest {

    private static final Pattern COPIED = Pattern.compile("^COPY ((?!--from)[^\\n]*) \\S+$", Pattern.MULTILINE);

    private final String dockerfile = Files.readString(Path.of("Dockerfile"));
    private final JsonNode pod = new YAMLMapper()
            .readTree(Path.of("k8s", "base", "deployment.yaml").toFile())
            .at("/spec/template/spec");

    DockerfileTest() throws IOException {}

    @Test
    void copiesWhatIsThereAndWhatIsSentToTheEngine() throws IOException {
        List<String> sent = Files.readAllLines(Path.of(".dockerignore"));

        assertThat(COPIED.matcher(dockerfile).results()).isNotEmpty().allSatisfy(copy -> Pattern.compile(" ")
                .splitAsStream(copy.group(1))
                .forEach(source -> {
                    assertThat(Path.of(source)).exists();
                    assertThat(sent).contains("!" + Path.of(source).getName(0));
                }));
    }

    @Test
    void runsAsTheUserThatTheManifestsName() {
        assertThat(dockerfile)
                .contains("\nUSER " + pod.at("/securityContext/runAsUser").asText() + ":"
                        + pod.at("/securityContext/runAsGroup").asText() + "\n");
        assertThat(found("\\nUSER (\\S+)\\n").results().map(user -> user.group(1)))
                .containsExactly("10001:10001", "root"); // root for the archive alone, of which one file is taken
    }

    @Test
    void readsTheConfigurationThatIsMounted() {
        String mounted = pod.at("/containers/0/volumeMounts/0/mountPath").asText();

        assertThat(dockerfile).endsWith("CMD [\"--config\", \"" + mounted + "/gateway.yaml\"]\n");
    }

    @Test
    void opensThePortsOfThePod() {
        JsonNode ports = pod.at("/containers/0/ports");

        assertThat(dockerfile)
                .contains("\nEXPOSE " + ports.at("/0/containerPort") + " " + ports.at("/1/containerPort") + "\n");
    }

    /** An archive holds for the very class path that it was made with. */
    @Test
    void startsTheJarThatTheClassesWereArchivedOf() throws IOException {
        String archive = archivedBy(Files.readString(Path.of("src", "image", "jvm.options")));

        assertThat(dockerfile)
                .contains(" /opt/mfc-gateway/mfc-gateway.jar /build/simulator.jar /build/conf " + archive + "\n")
                .contains("\nCOPY --from=archive " + archive + " /opt/mfc-gateway/\n")
                .contains("\"@/opt/mfc-gateway/jvm.options\", \"-jar\", \"/opt/mfc-gateway/mfc-gateway.jar\"]\n");
    }

    private static String archivedBy(String options) {
        return Pattern.compile("-XX:SharedArchiveFile=(\\S+)")
                .matcher(options)
                .results()
                .map(MatchResult::group)
                .map(flag -> flag.substring(flag.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
    }

    private Matcher found(String pattern) {
        return Pattern.compile(pattern).matcher(dockerfile);
    }
}
