# The modules come as on a server: npm on the Node that package-lock.json names, for the processor of the image.
FROM debian:trixie-slim AS modules
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates curl libatomic1 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY scripts/deploy/common.sh scripts/deploy/modules.sh scripts/deploy/
RUN scripts/deploy/modules.sh

FROM debian:trixie-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates libatomic1 tzdata \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin topicdesk \
  && install -d -m 700 -o topicdesk -g topicdesk /data /app/.compiled
WORKDIR /app
COPY --from=modules /app/node_modules node_modules
COPY package.json CHANGELOG.md LICENSE ./
COPY src src
COPY scripts/*.ts scripts/
ENV CACHE_DIRECTORY=/app/.compiled DATA_DIR=/data HOST=0.0.0.0 PORT=8080 PATH=/app/node_modules/.bin:$PATH
USER topicdesk
# Without a token it stops before it does anything; what it has compiled is kept, so that later starts need no compiler.
RUN node src/main.js 2>/dev/null || test -n "$(ls "$CACHE_DIRECTORY")"
VOLUME /data
# Within two minutes of silence from Telegram it answers 503.
HEALTHCHECK --interval=60s --timeout=10s --start-period=5m \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /healthz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
CMD ["node", "--max-semi-space-size=2", "src/main.js"]
