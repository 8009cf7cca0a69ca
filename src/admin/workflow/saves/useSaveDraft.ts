'use client'

import { useDocumentInfo, useForm, useFormBackgroundProcessing, useFormModified } from '@payloadcms/ui'
import { useCallback } from 'react'

import { inTurn } from './inTurn.js'
import { keyOf } from './governedAddress.js'
import { openDocument } from './openDocuments.js'

/** Saves what is on the screen as a draft, if anything of it is not saved yet, and tells whether it is saved. */
export function useSaveDraft(slug: string, id: string): () => Promise<boolean> {
  const { hasSavePermission } = useDocumentInfo()
  const { submit } = useForm()
  const isModified = useFormModified()
  const isSaving = useFormBackgroundProcessing()
  return useCallback(async () => {
    const key = keyOf(slug, id)
    if (hasSavePermission && (isModified || isSaving)) {
      const action = `/api/${key}?draft=true&depth=0&fallback-locale=null`
      const saved = await submit({
        action,
        method: 'PATCH',
        overrides: { _status: 'draft' },
        skipValidation: true,
        disableSuccessStatus: true,
      })
      if (!saved || !('res' in saved) || !(saved.res as Response | undefined)?.ok) return false
    }
    await inTurn(key, () => Promise.resolve())
    return openDocument(key).conflict === undefined
  }, [slug, id, hasSavePermission, isModified, isSaving, submit])
}
