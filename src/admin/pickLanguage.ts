import type { Bilingual } from '../vocabulary/bilingual.js'

/** Returns a label in the language of the admin: Chinese unless that is English. */
export const pickLanguage = (label: Bilingual, language: string): string => (language === 'en' ? label.en : label.zh)
