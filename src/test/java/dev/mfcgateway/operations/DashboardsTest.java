package dev.mfcgateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Grafana would not complain of, and an operator would stumble over. */
class DashboardsTest {

    private static final int COLUMNS = 24;

    static List<JsonNode> dashboards() throws IOException {
        return Dashboards.all();
    }

    static Stream<JsonNode> panels() throws IOException {
        return dashboards().stream().flatMap(Dashboards::panels);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void hasAPlaceOfItsOwnForEachPanel(JsonNode dashboard) {
        Set<Integer> ids = new HashSet<>();
        Set<String> taken = new HashSet<>();
        dashboard.get("panels").forEach(panel -> {
            assertThat(ids.add(panel.get("id").asInt())).isTrue();
            JsonNode place = panel.get("gridPos");
            assertThat(place.get("x").asInt() + place.get("w").asInt()).isLessThanOrEqualTo(COLUMNS);
            for (int x = 0; x < place.get("w").asInt(); x++) {
                for (int y = 0; y < place.get("h").asInt(); y++) {
                    String cell =
                            (place.get("x").asInt() + x) + "," + (place.get("y").asInt() + y);
                    assertThat(taken.add(cell)).as(panel.get("title").asText()).isTrue();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("panels")
    void saysWhatAPanelShowsAndInWhichUnit(JsonNode panel) {
        assertThat(panel.get("title").asText()).isNotBlank();
        assertThat(panel.get("description").asText()).endsWith(".");
        assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void asksTheDataSourceThatIsChosen(JsonNode panel) {
        assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
        assertThat(panel.get("targets"))
                .allSatisfy(target ->
                        assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}"));
    }

    @Test
    void namesTheTwoApart() throws IOException {
        assertThat(dashboards())
                .extracting(dashboard -> dashboard.get("uid").asText())
                .doesNotHaveDuplicates();
        assertThat(dashboards())
                .extracting(dashboard -> dashboard.get("title").asText())
                .doesNotHaveDuplicates();
    }
}
