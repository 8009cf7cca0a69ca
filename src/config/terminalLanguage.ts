import type { Language } from '../vocabulary/pickLanguage.js'

/**
 * The language of command output, by the POSIX locale variables in their order of precedence: English where they name
 * it (`en_GB.UTF-8`), Chinese otherwise.
 */
export const terminalLanguage = (env: Readonly<Record<string, string | undefined>> = process.env): Language =>
  /^en(?:[_.@-]|$)/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'zh'
