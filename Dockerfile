# Kit and reference server in one image, from what `mvn package -DskipTests` has built; nothing else is fetched than the base image.
#   docker build -t tidemark .
#   docker run --rm --network host -v "$PWD:/work" tidemark --target http://127.0.0.1:8080
#   docker run --rm -p 4437:4437 -v tidemark-data:/data tidemark server
FROM eclipse-temurin:17.0.15_6-jre

RUN groupadd --system --gid 10437 tidemark \
 && useradd --system --uid 10437 --gid tidemark --no-create-home tidemark \
 && mkdir /data /work \
 && chown tidemark:tidemark /data /work
COPY conformance-suite/target/tidemark.jar /opt/tidemark/tidemark.jar

# Inside a container the server is reached from outside it; the port that is published decides who reaches it.
ENV TIDEMARK_HOST=0.0.0.0 TIDEMARK_DATA=/data
USER tidemark
WORKDIR /work
VOLUME /data
EXPOSE 4437
ENTRYPOINT ["java", "-jar", "/opt/tidemark/tidemark.jar"]
