# The gateway and, as the target "simulator", the MFCentral simulator:
#
#   docker build -t mfc-gateway:local .
#   docker build -t mfc-gateway-simulator:local --target simulator .
#
# No container engine was at hand where this was written: as an image it is untested. Each command below has been run by
# itself, with the paths of another directory, and a test starts the jar with the flags of src/image/jvm.options.
# Debian, as Amazon Corretto Crypto Provider needs glibc.

FROM eclipse-temurin:17-jdk AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY conf conf
COPY src src
ARG COMMIT=local
RUN ./mvnw -B -ntp package -DskipTests -Dbuild.commit=$COMMIT
# The modules that the gateway uses, and no others.
RUN jlink --add-modules "$(grep -v '^#' src/image/modules | paste -sd,)" \
      --strip-debug --no-header-files --no-man-pages --compress=2 --output /opt/jre \
    && /opt/jre/bin/java -Xshare:dump

FROM debian:bookworm-slim AS runtime
COPY --from=build /opt/jre /opt/jre
COPY --from=build /build/target/mfc-gateway.jar /opt/mfc-gateway/
COPY src/image/jvm.options /opt/mfc-gateway/
ENV PATH=/opt/jre/bin:$PATH
# A number, so that Kubernetes can see that it is not root's.
USER 10001:10001
WORKDIR /tmp

# Starts the gateway once, with keys that are gone afterwards, and archives the classes that it loaded: a start takes 1.9 s
# of CPU with them, and 3.2 s without.
FROM runtime AS archive
USER root
COPY conf /build/conf
COPY src/image/archive-classes /build/
COPY --from=build /build/target/mfc-gateway-*-simulator.jar /build/simulator.jar
RUN /build/archive-classes /opt/mfc-gateway/mfc-gateway.jar /build/simulator.jar /build/conf /opt/mfc-gateway/mfc-gateway.jsa

FROM runtime AS simulator
COPY --from=build /build/target/mfc-gateway-*-simulator.jar /opt/mfc-gateway/simulator.jar
EXPOSE 8081
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=70", "-jar", "/opt/mfc-gateway/simulator.jar"]

FROM runtime
COPY --from=archive /opt/mfc-gateway/mfc-gateway.jsa /opt/mfc-gateway/
EXPOSE 8080 9090
ENTRYPOINT ["java", "@/opt/mfc-gateway/jvm.options", "-jar", "/opt/mfc-gateway/mfc-gateway.jar"]
CMD ["--config", "/etc/mfc-gateway/gateway.yaml"]
