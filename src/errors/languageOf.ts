import type { PayloadRequest } from 'payload'

import { toLanguage, type Language } from '../vocabulary/pickLanguage.js'

/**
 * The language of the sender of a Payload request, which `http/readerLanguage` has chosen; Chinese for jobs and the
 * local API.
 */
export const languageOf = ({ i18n }: { readonly i18n?: Partial<PayloadRequest['i18n']> }): Language =>
  toLanguage(i18n?.language)
