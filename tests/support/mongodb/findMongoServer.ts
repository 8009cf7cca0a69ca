import { hasJavaTool, hasMaven, MIN_JAVA_VERSION } from './javaTools.js'
import { buildLauncher, launcherIsBuilt } from './launcherBuild.js'

interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** Whether there is a MongoDB to test with; if not, the reason and what to do, in one line each. */
export type MongoServerFound =
  | { readonly available: true; readonly kind: 'named'; readonly serverUri: string }
  | { readonly available: true; readonly kind: 'own' }
  | { readonly available: false; readonly reason: Bilingual; readonly howTo: Bilingual }

/**
 * Looks for a MongoDB: the server of `MONGODB_TEST_URI`, else one of our own, for which a JDK and Maven are needed.
 * Builds its launcher when that is missing or out of date, which takes seconds and downloads jars the first time.
 *
 * @param options.own - true for tests that kill the server; the one of `MONGODB_TEST_URI` must not be killed
 */
export function findMongoServer(options: { own?: boolean } = {}): MongoServerFound {
  const named = process.env.MONGODB_TEST_URI?.trim()
  if (named && !options.own) return { available: true, kind: 'named', serverUri: named }
  if (!hasJavaTool('java')) return noJdk
  if (launcherIsBuilt()) return { available: true, kind: 'own' }
  if (!hasJavaTool('javac')) return noJdk
  if (!hasMaven()) return noMaven
  try {
    buildLauncher()
    return { available: true, kind: 'own' }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return unavailable(
      `MongoDB 测试服务器构建失败：${message}`,
      `the MongoDB test server could not be built: ${message}`,
    )
  }
}

function unavailable(zh: string, en: string): MongoServerFound {
  return {
    available: false,
    reason: { zh, en },
    howTo: {
      zh: `安装 JDK（${MIN_JAVA_VERSION} 或更新）和 Maven，或将 MONGODB_TEST_URI 设为一个 MongoDB 的地址`,
      en: `install a JDK (${MIN_JAVA_VERSION} or newer) and Maven, or name a MongoDB in MONGODB_TEST_URI`,
    },
  }
}

const noJdk = unavailable(`没有 JDK ${MIN_JAVA_VERSION} 或更新版本`, `there is no JDK ${MIN_JAVA_VERSION} or newer`)
const noMaven = unavailable('没有 Maven', 'there is no Maven')
