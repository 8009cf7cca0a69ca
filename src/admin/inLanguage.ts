import type { Text } from '../vocabulary/text.js'

/** The words of a text in the language of the admin: Chinese unless it is English. */
export const inLanguage = (text: Text, language: string): string => (language === 'en' ? text.en : text.zh)
