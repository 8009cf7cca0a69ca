'use client'

import { useTranslation } from '@payloadcms/ui'

import { bilingual } from '../vocabulary/bilingual.js'
import { pickLanguage } from '../vocabulary/pickLanguage.js'

const heading = bilingual('登录大事记', 'Sign in to Dashiji')

/** The heading of the sign-in page; Payload's page has none. */
export const SignInHeading = () => {
  const { i18n } = useTranslation()
  return <h1 className="dashiji-sign-in">{pickLanguage(heading, i18n.language)}</h1>
}
