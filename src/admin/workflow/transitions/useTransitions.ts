'use client'
import { toast, useDocumentInfo, useForm, useFormBackgroundProcessing, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useCallback, useState } from 'react'

import { bilingual } from '../../../vocabulary/bilingual.js'
import { transitions, type WorkflowState } from '../../../workflow/policy/definition.js'
import { keyOf } from '../saves/DocumentKey.js'
import { getOpenDocument } from '../saves/openDocuments.js'
import { saveQueue } from '../saves/saveQueue.js'
import type { Blocker, DocumentStateView, TransitionOption } from '../state/DocumentStateView.js'
import type { useAnnouncement } from '../useAnnouncement.js'
import { useTranslate } from '../words/useTranslate.js'
import { removeDocument, requestTransition, type TransitionInput } from './requestTransition.js'
import { transitionMessage } from './transitionLabels.js'

const unsavedChanges = bilingual(
  '最近的修改没有保存，所以没有执行。请先保存。',
  'Your latest changes are not saved, so nothing was done. Save them first.',
)
const serverUnreachable = bilingual('服务器没有回答。请再试一次。', 'The server did not answer. Try again.')

type Transitions = {
  /** The transition whose dialog is open. */
  readonly pendingTransition: TransitionOption | undefined
  readonly refusals: readonly Blocker[]
  readonly isBusy: boolean
  choose(option: TransitionOption): void
  perform(input: TransitionInput): void
  close(): void
}

/** Whether something must be asked or explained first; other transitions are taken at once, and can be undone. */
function needsDialog({ name, commentRequired }: TransitionOption): boolean {
  const { confirm, schedule } = transitions[name]
  return commentRequired || confirm !== undefined || schedule === 'appoint'
}

/**
 * Takes a document through transitions. Unsaved changes are saved first, so that what is on the screen is what is
 * submitted.
 */
export function useTransitions(
  slug: string,
  id: string,
  documentState: DocumentStateView | null | undefined,
  { announce: announce, announceDone }: Pick<ReturnType<typeof useAnnouncement>, 'announce' | 'announceDone'>,
): Transitions {
  const translate = useTranslate()
  const router = useRouter()
  const { isTrashed, setData, incrementVersionCount, setHasPublishedDoc } = useDocumentInfo()
  const saveDraft = useSaveDraft(slug, id)
  const [pendingTransition, setPendingTransition] = useState<TransitionOption>()
  const [refusals, setRefusals] = useState<readonly Blocker[]>([])
  const [isBusy, setBusy] = useState(false)

  const unreachable: Blocker = { code: 'unreachable', message: translate(serverUnreachable) }

  const execute = async ({ name, label }: TransitionOption, input: TransitionInput) => {
    const { trigger, effect } = transitions[name]
    if (trigger === 'deletion')
      return finishRemoval(await removeDocument(keyOf(slug, id), isTrashed === true, input.comment ?? ''))
    const response = (await saveDraft())
      ? await requestTransition(keyOf(slug, id), name, documentState?.revision ?? '', input)
      : { refusals: [{ code: 'unsaved', message: translate(unsavedChanges) }] }
    if ('refusals' in response) {
      announce('')
      return setRefusals(response.refusals ?? [unreachable])
    }
    const { doc } = response
    const state = doc.workflowState as WorkflowState
    setData(doc)
    incrementVersionCount()
    if (state === 'published' || effect === 'takeDown') setHasPublishedDoc(effect !== 'takeDown')
    setPendingTransition(undefined)
    announceDone(translate(transitionMessage(label, state, input.at !== undefined)))
  }

  const finishRemoval = (removalRefusals: readonly Blocker[] = [unreachable]) => {
    announce('')
    setRefusals(removalRefusals)
    if (removalRefusals.length > 0) return
    toast.success(translate(bilingual('已删除。', 'Deleted.')))
    router.push(`/admin/collections/${slug}`)
  }

  const start = (option: TransitionOption, input: TransitionInput) => {
    if (isBusy) return
    setBusy(true)
    setRefusals([])
    announce(translate(bilingual('正在执行…', 'Working …')))
    void execute(option, input).finally(() => setBusy(false))
  }

  return {
    pendingTransition,
    refusals,
    isBusy,
    choose: (option) => {
      setRefusals([])
      if (needsDialog(option)) setPendingTransition(option)
      else start(option, {})
    },
    perform: (input) => pendingTransition && start(pendingTransition, input),
    close: () => {
      setPendingTransition(undefined)
      setRefusals([])
    },
  }
}

/** Saves what is on the screen as a draft, if it has unsaved changes. @returns whether everything is saved */
function useSaveDraft(slug: string, id: string): () => Promise<boolean> {
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
    await saveQueue.drain(key)
    return getOpenDocument(key).conflict === undefined
  }, [slug, id, hasSavePermission, isModified, isSaving, submit])
}
