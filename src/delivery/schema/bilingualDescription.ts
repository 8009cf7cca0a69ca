import { t } from '@payloadcms/translations'
import { en } from '@payloadcms/translations/languages/en'
import { zh } from '@payloadcms/translations/languages/zh'

import type { Bilingual } from '../../vocabulary/bilingual.js'

type Language = keyof Bilingual
type Translate = (key: string, values?: Record<string, unknown>) => string

const languages = { zh, en }

/** Joins the languages of a label as “中文 / English”; undefined when there is no label. */
export function bilingualDescription(label: unknown): string | undefined {
  const [chinese, english] = [pickLanguage(label, 'zh'), pickLanguage(label, 'en')]
  if (!chinese || !english || chinese === english) return chinese ?? english
  return `${chinese} / ${english}`
}

/** Makes a description for the schema: the label, and below it the help text that editors read. */
export function descriptionWithHelp(label: unknown, help: unknown): string | undefined {
  const lines = [bilingualDescription(label), bilingualDescription(help)].filter((line) => line !== undefined)
  return lines.length > 0 ? lines.join('\n') : undefined
}

function pickLanguage(label: unknown, language: Language): string | undefined {
  if (typeof label === 'string') return label
  // Labels of Payload's own fields are functions of the translator.
  if (typeof label === 'function') return (label as (args: { t: Translate }) => string)({ t: translate(language) })
  if (typeof label === 'object' && label !== null) return (label as Partial<Bilingual>)[language]
  return undefined
}

const translate =
  (language: Language): Translate =>
  (key, vars) =>
    t({ key, translations: languages[language].translations, ...(vars ? { vars } : {}) })
