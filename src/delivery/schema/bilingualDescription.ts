import { t } from '@payloadcms/translations'
import { en } from '@payloadcms/translations/languages/en'
import { zh } from '@payloadcms/translations/languages/zh'

import type { Bilingual } from '../../vocabulary/bilingual.js'

type Language = keyof Bilingual
type Translate = (key: string, values?: Record<string, unknown>) => string

const languages = { zh, en }

/** "中文 / English" of a label or description as a collection declares it, or undefined when it has none. */
export function bilingualDescription(label: unknown): string | undefined {
  const [chinese, english] = [pickLanguage(label, 'zh'), pickLanguage(label, 'en')]
  if (!chinese || !english || chinese === english) return chinese ?? english
  return `${chinese} / ${english}`
}

/** A description of the schema: what a thing is called, and below it the help that editors read. */
export function descriptionWithHelp(label: unknown, help: unknown): string | undefined {
  const lines = [bilingualDescription(label), bilingualDescription(help)].filter((line) => line !== undefined)
  return lines.length > 0 ? lines.join('\n') : undefined
}

function pickLanguage(label: unknown, language: Language): string | undefined {
  if (typeof label === 'string') return label
  // Payload's own fields translate themselves when they are asked.
  if (typeof label === 'function') return (label as (args: { t: Translate }) => string)({ t: translate(language) })
  if (typeof label === 'object' && label !== null) return (label as Partial<Bilingual>)[language]
  return undefined
}

const translate =
  (language: Language): Translate =>
  (key, vars) =>
    t({ key: key as never, translations: languages[language].translations as never, ...(vars ? { vars } : {}) })
