'use client'

import { toast, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useState } from 'react'

import { text } from '../../../vocabulary/text.js'
import type { WorkflowState } from '../../../workflow/definition.js'
import { keyOf } from '../saves/governedAddress.js'
import { useSaveDraft } from '../saves/useSaveDraft.js'
import type { Blocker, Possibility, Standing } from '../standing/Standing.js'
import { type useAnnouncement } from '../useAnnouncement.js'
import { useSay } from '../words/useSay.js'
import { remove } from './remove.js'
import { asking, announcement } from './transitionWords.js'
import { takeTransition, type Sent } from './takeTransition.js'

const unsaved: Blocker = {
  code: 'unsaved',
  message:
    '最近的修改没有保存，所以没有执行。请先保存。 Your latest changes are not saved, so nothing was done. Save them first.',
}

type Transitions = {
  /** The transition that is being asked about. */
  readonly asked: Possibility | undefined
  readonly refusals: readonly Blocker[]
  readonly isBusy: boolean
  choose(possibility: Possibility): void
  take(sent: Sent): void
  close(): void
}

/** Takes a document through transitions. What is on the screen is saved first, so that it is what is submitted. */
export function useTransitions(
  slug: string,
  id: string,
  standing: Standing | null | undefined,
  { say: announce, finish }: Pick<ReturnType<typeof useAnnouncement>, 'say' | 'finish'>,
): Transitions {
  const say = useSay()
  const router = useRouter()
  const { isTrashed, setData, incrementVersionCount, setHasPublishedDoc } = useDocumentInfo()
  const saveDraft = useSaveDraft(slug, id)
  const [asked, ask] = useState<Possibility>()
  const [refusals, setRefusals] = useState<readonly Blocker[]>([])
  const [isBusy, setBusy] = useState(false)

  const run = async ({ name, label }: Possibility, sent: Sent) => {
    if (name === 'remove') return removed(await remove(keyOf(slug, id), isTrashed === true, sent.comment ?? ''))
    const taken = (await saveDraft())
      ? await takeTransition(keyOf(slug, id), name, standing?.revision ?? '', sent)
      : { refusals: [unsaved] }
    if ('refusals' in taken) {
      announce('')
      return setRefusals(taken.refusals)
    }
    const { doc } = taken
    const state = doc.workflowState as WorkflowState
    setData(doc)
    incrementVersionCount()
    if (state === 'published' || state === 'archived') setHasPublishedDoc(state === 'published')
    ask(undefined)
    finish(say(announcement(label, state, sent.at !== undefined)))
  }

  const removed = (against: readonly Blocker[]) => {
    announce('')
    setRefusals(against)
    if (against.length > 0) return
    toast.success(say(text('已删除。', 'Deleted.')))
    router.push(`/admin/collections/${slug}`)
  }

  const start = (possibility: Possibility, sent: Sent) => {
    if (isBusy) return
    setBusy(true)
    setRefusals([])
    announce(say(text('正在执行…', 'Working …')))
    void run(possibility, sent).finally(() => setBusy(false))
  }

  return {
    asked,
    refusals,
    isBusy,
    choose: (possibility) => {
      setRefusals([])
      if (asking.includes(possibility.name)) ask(possibility)
      else start(possibility, {})
    },
    take: (sent) => asked && start(asked, sent),
    close: () => {
      ask(undefined)
      setRefusals([])
    },
  }
}
