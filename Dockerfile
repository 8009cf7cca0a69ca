# syntax=docker/dockerfile:1

# The build stamp names the Node version that built the admin, so all stages share one image.
FROM node:22-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# The very command that the start would run, so that the start finds its stamp and builds nothing.
RUN node --conditions=production --import tsx src/server/build.ts --only \
 && rm -rf .next/cache

FROM base AS runtime
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data MEDIA_DIR=/media
RUN mkdir /data /media && chown node:node /data /media
COPY --from=dependencies /app/node_modules ./node_modules
# The sources come from where the build's came from, not from the build, which may touch them: the stamp covers them.
COPY . .
COPY --from=build --chown=node:node /app/.next ./.next
USER node
VOLUME ["/data", "/media"]
EXPOSE 3000
# /healthz says that the process lives; whether the database answers is asked at /readyz by whoever sends traffic.
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1, so that SIGTERM reaches it and the program stops cleanly; npm in between might not pass it on.
STOPSIGNAL SIGTERM
CMD ["node", "--conditions=production", "src/server/launch.mjs"]
