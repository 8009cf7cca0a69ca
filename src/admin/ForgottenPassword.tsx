'use client'

import { useTranslation } from '@payloadcms/ui'

import { bilingual } from '../vocabulary/bilingual.js'
import { pickLanguage } from '../vocabulary/pickLanguage.js'

const advice = bilingual(
  '忘记密码？请让管理员为您设置新密码。',
  'Forgotten the password? Ask an administrator to set a new one.',
)

/** Replaces Payload's “forgot password” link, which would promise an e-mail: Dashiji sends none. */
export const ForgottenPassword = () => {
  const { i18n } = useTranslation()
  return <p className="dashiji-forgotten">{pickLanguage(advice, i18n.language)}</p>
}
