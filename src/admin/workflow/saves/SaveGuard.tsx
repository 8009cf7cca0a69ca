'use client'

import { useTranslation } from '@payloadcms/ui'
import { useEffect, type ReactNode } from 'react'

import { text } from '../../../vocabulary/text.js'
import { inLanguage } from '../../inLanguage.js'
import { guardSaves } from './guardSaves.js'

const words = text(
  '没有保存：他人已改动这份文档。请在“审核流程”中合并，您输入的内容还在。',
  'Not saved: somebody else has changed this document. Merge under “Workflow”; what you typed is still here.',
)

/** Guards the saves of every page. */
export function SaveGuard({ children }: { children?: ReactNode }) {
  const { i18n } = useTranslation()
  useEffect(() => guardSaves(inLanguage(words, i18n.language)), [i18n.language])
  return children
}
