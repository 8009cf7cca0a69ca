import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import type { Language } from '../vocabulary/pickLanguage.js'
import { codes, type ErrorCode } from './codes.js'
import type { ErrorDefinition } from './ErrorDefinition.js'

/** What fills a `{name}` place: the same in both languages, or a text for each. */
export type MessageValue = string | number | Bilingual
export type MessageValues = Readonly<Record<string, MessageValue>>

/** The message of a code in both languages, its places filled. */
export function messagesOf(code: ErrorCode, values: MessageValues = {}): Bilingual {
  const { message, options = {} }: ErrorDefinition = codes[code]
  const labelled = Object.entries(values).map(([name, value]): [string, MessageValue] => [
    name,
    options[name]?.find((option) => option.value === value)?.label ?? value,
  ])
  return fillMessage(message, Object.fromEntries(labelled))
}

/** The message of a code in one language, its places filled. */
export const messageOf = (code: ErrorCode, language: Language, values?: MessageValues): string =>
  messagesOf(code, values)[language]

/** Fills the places of a message. One that has no value stays as it is, so that it is noticed. */
export const fillMessage = (message: Bilingual, values: MessageValues): Bilingual =>
  bilingual(fill(message.zh, values, 'zh'), fill(message.en, values, 'en'))

const fill = (template: string, values: MessageValues, language: Language): string =>
  template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name]
    return value === undefined ? placeholder : valueIn(value, language)
  })

/** A value as a reader of one language is shown it. */
export const valueIn = (value: MessageValue, language: Language): string =>
  typeof value === 'object' ? value[language] : String(value)
