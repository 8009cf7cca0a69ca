import { resolve } from 'node:path'

import { z } from 'zod'

import { CodedError } from '../errors/CodedError.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { isLongPassword, minPasswordLength } from '../vocabulary/passwordRule.js'

/** Wrong settings: one line that names every one of them. */
export class SettingsError extends CodedError {
  override readonly name = 'SettingsError'

  constructor(readonly problems: readonly Bilingual[]) {
    const [zh, en] = [problems.map((problem) => problem.zh), problems.map((problem) => problem.en)]
    super('badSettings', { problems: bilingual(zh.join('；'), en.join('; ')) })
  }
}

/** What each setting must be. */
const requirements: Readonly<Record<string, Bilingual>> = {
  PORT: bilingual('应为 1 至 65535 的整数', 'must be a whole number from 1 to 65535'),
  HOST: bilingual('应为主机名或 IP 地址', 'must be a host name or an IP address'),
  DATABASE_URI: bilingual(
    '应以 file:、mongodb:// 或 mongodb+srv:// 开头',
    'must begin with file:, mongodb:// or mongodb+srv://',
  ),
  PAYLOAD_SECRET: bilingual('至少 16 个字符', 'needs at least 16 characters'),
  ADMIN_EMAIL: bilingual('应为电子邮箱地址', 'must be an e-mail address'),
  ADMIN_PASSWORD: bilingual(`至少 ${minPasswordLength} 个字符`, `needs at least ${minPasswordLength} characters`),
  KEEP_DRAFTS_DAYS: bilingual('应为 0 至 36500 的整数', 'must be a whole number from 0 to 36500'),
  IMPORT_AS: bilingual('只能是 published 或 inReview', 'must be published or inReview'),
  PUBLIC_URL: bilingual('应为 http:// 或 https:// 网址', 'must be an http:// or https:// address'),
  TRUST_PROXY: bilingual(
    '应为代理的层数，或以逗号分隔的地址（可写 loopback、linklocal、uniquelocal 或 10.0.0.0/8）',
    'must be a number of proxies, or addresses parted by commas (loopback, linklocal, uniquelocal, 10.0.0.0/8)',
  ),
}
const invalid = bilingual('无效', 'is not valid')
const administratorIncomplete = bilingual('须同时设置', 'must be set together')

const problemWith = (name: string, problem: Bilingual = requirements[name] ?? invalid): Bilingual =>
  bilingual(`${name}: ${problem.zh}`, `${name}: ${problem.en}`)

const emptyToUndefined = (value: unknown): unknown => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(emptyToUndefined, schema.optional())
const isPort = (value: string): boolean => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65535
const isDays = (value: string): boolean => /^\d{1,5}$/.test(value) && Number(value) <= 36_500
const hasProtocol = (value: string, ...protocols: string[]): boolean =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol)

/** Names that Express knows for ranges of addresses. */
const addressRange = z.enum(['loopback', 'linklocal', 'uniquelocal'])
const proxyAddress = z.union([addressRange, z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])
// Express takes no range that is everything.
const isProxyAddress = (value: string): boolean => proxyAddress.safeParse(value).success && !/\/0+$/.test(value)
const toTrustedProxies = (value: string): number | string[] =>
  /^\d+$/.test(value) ? Number(value) : value.split(',').map((address) => address.trim())
const isTrustedProxies = (value: string): boolean => {
  const proxies = toTrustedProxies(value)
  return typeof proxies === 'number' ? proxies <= 32 : proxies.every(isProxyAddress)
}

const schema = z.object({
  PORT: z.preprocess(emptyToUndefined, z.string().refine(isPort).transform(Number).default(3000)),
  HOST: z.preprocess(
    emptyToUndefined,
    z
      .string()
      .regex(/^[\w.:%-]+$/)
      .default('127.0.0.1'),
  ),
  DATABASE_URI: optional(z.string().refine((uri) => /^(file:.+|mongodb(\+srv)?:\/\/.+)$/.test(uri))),
  DATA_DIR: z.preprocess(emptyToUndefined, z.string().default('./data')),
  MEDIA_DIR: z.preprocess(emptyToUndefined, z.string().default('./media')),
  PAYLOAD_SECRET: optional(z.string().min(16)),
  ADMIN_EMAIL: optional(z.email()),
  ADMIN_PASSWORD: optional(z.string().refine(isLongPassword)),
  KEEP_DRAFTS_DAYS: z.preprocess(emptyToUndefined, z.string().refine(isDays).transform(Number).default(90)),
  IMPORT_AS: z.preprocess(emptyToUndefined, z.enum(['published', 'inReview']).default('published')),
  PUBLIC_URL: optional(z.string().refine((url) => hasProtocol(url, 'http:', 'https:'))),
  TRUST_PROXY: z.preprocess(
    emptyToUndefined,
    z.string().trim().refine(isTrustedProxies).transform(toTrustedProxies).default(['loopback']),
  ),
})

export type Environment = {
  readonly port: number
  readonly host: string
  /** `file:` with an absolute path, or a MongoDB URI. */
  readonly databaseUri: string
  readonly dataDirectory: string
  readonly mediaDirectory: string
  /** `PAYLOAD_SECRET`; when undefined the secret is in a file of the data directory, see keys.ts. */
  readonly secret: string | undefined
  readonly firstAdministrator: { readonly email: string; readonly password: string } | undefined
  readonly importAs: 'published' | 'inReview'
  /** Days after which drafts that nothing refers to are deleted; 0 keeps them for ever. */
  readonly keepDraftsDays: number
  /** Without a trailing slash. */
  readonly publicUrl: string
  /** Whose `X-Forwarded-For` counts: a number of proxies, or their addresses; as Express takes it. */
  readonly trustedProxies: number | readonly string[]
}

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(schema.shape)

/**
 * Validates the settings.
 * @param env environment variables, normally `process.env`
 * @returns the settings, with defaults filled in and paths made absolute
 * @throws SettingsError that names every wrong setting
 */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
  const parsed = schema.safeParse(env)
  const problems = parsed.success ? [] : parsed.error.issues.map(({ path }) => problemWith(path.join('.')))
  if (Boolean(env.ADMIN_EMAIL) !== Boolean(env.ADMIN_PASSWORD)) {
    problems.push(problemWith('ADMIN_EMAIL, ADMIN_PASSWORD', administratorIncomplete))
  }
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems)

  const {
    PORT,
    HOST,
    DATABASE_URI,
    DATA_DIR,
    MEDIA_DIR,
    PAYLOAD_SECRET,
    ADMIN_EMAIL,
    ADMIN_PASSWORD,
    IMPORT_AS,
    KEEP_DRAFTS_DAYS,
    PUBLIC_URL,
    TRUST_PROXY,
  } = parsed.data
  const dataDirectory = resolve(DATA_DIR)
  return Object.freeze({
    port: PORT,
    host: HOST,
    databaseUri: absoluteUri(DATABASE_URI ?? `file:${resolve(dataDirectory, 'dashiji.db')}`),
    dataDirectory,
    mediaDirectory: resolve(MEDIA_DIR),
    secret: PAYLOAD_SECRET,
    firstAdministrator: ADMIN_EMAIL && ADMIN_PASSWORD ? { email: ADMIN_EMAIL, password: ADMIN_PASSWORD } : undefined,
    importAs: IMPORT_AS,
    keepDraftsDays: KEEP_DRAFTS_DAYS,
    publicUrl: (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    trustedProxies: TRUST_PROXY,
  })
}

const absoluteUri = (uri: string): string =>
  uri.startsWith('file:') ? `file:${resolve(uri.replace(/^file:(\/\/)?/, ''))}` : uri
