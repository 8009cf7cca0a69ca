import type { Bilingual } from '../vocabulary/bilingual.js'

/** The words of a text in the language of the admin: Chinese unless it is English. */
export const pickLanguage = (text: Bilingual, language: string): string => (language === 'en' ? text.en : text.zh)
