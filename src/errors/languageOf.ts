import type { PayloadRequest } from 'payload'

import { toLanguage, type Language } from '../vocabulary/pickLanguage.js'

/** The language of whoever made a request of Payload's: of the admin or the header over HTTP, Chinese for what runs by itself. */
export const languageOf = ({ i18n }: { readonly i18n?: Partial<PayloadRequest['i18n']> }): Language =>
  toLanguage(i18n?.language)
