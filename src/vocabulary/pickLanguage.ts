import type { Bilingual } from './bilingual.js'

/** The languages of the product. */
export type Language = keyof Bilingual

/** The language that a tag stands for: English for `en`, Chinese for everything else. */
export const toLanguage = (tag: unknown): Language => (tag === 'en' ? 'en' : 'zh')

/** The text in the language that a tag stands for. */
export const pickLanguage = (text: Bilingual, tag: string): string => text[toLanguage(tag)]
