'use client'

import { useDocumentInfo, useForm } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import { bilingual } from '../../../vocabulary/bilingual.js'
import { keyOf } from '../saves/DocumentKey.js'
import { getOpenDocument, updateOpenDocument, recordWrite, type Conflict } from '../saves/openDocuments.js'
import { saveQueue } from '../saves/saveQueue.js'
import type { NamedField } from '../words/fieldLabels.js'
import { useTranslate } from '../words/useTranslate.js'
import { findDifferences, type Difference, type Side } from './findDifferences.js'

type Doc = Record<string, unknown>
type ResponseBody = { doc?: Doc; errors?: { code?: string; message: string; data?: Conflict }[] }
const saveFailed = bilingual('没有保存。请再试一次。', 'It was not saved. Try again.')

type Merge = {
  readonly differences: readonly Difference[] | undefined
  readonly chosen: Readonly<Record<string, Side>>
  /** What went wrong, in the language of the admin. */
  readonly problem: string | undefined
  readonly isBusy: boolean
  choose(name: string, side: Side): void
  merge(): void
}

/**
 * Merges the form with the newest document. Saves before it updates the form, so that a failure does not lose what was
 * typed.
 */
export function useMerge(slug: string, id: string, fields: readonly NamedField[], onMerged: () => void): Merge {
  const translate = useTranslate()
  const key = keyOf(slug, id)
  const { getData, reset } = useForm()
  const { setData, incrementVersionCount } = useDocumentInfo()
  const [newest, setNewest] = useState<Doc>()
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({})
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  const revision = getOpenDocument(key).conflict?.revision
  useEffect(() => {
    void fetch(`/api/${key}?draft=true&depth=0`, { credentials: 'include' })
      .then(async (response) =>
        response.ok
          ? setNewest((await response.json()) as Doc)
          : setProblem(translate(bilingual('无法读取最新内容。', 'The newest text could not be read.'))),
      )
      .catch(() => setProblem(translate(saveFailed)))
  }, [key, revision])

  const fieldDifferences = newest && findDifferences(fields, getOpenDocument(key).base ?? {}, getData() as Doc, newest)

  const mergeAndSave = async () => {
    if (!newest || !fieldDifferences) return
    const undecided = fieldDifferences
      .filter(({ field, side }) => !(chosen[field.name] ?? side))
      .map(({ field }) => field.label)
    if (undecided.length > 0)
      return setProblem(
        translate(bilingual(`请先选择：${undecided.join('、')}。`, `Choose first: ${undecided.join(', ')}.`)),
      )
    const mine = Object.fromEntries(
      fieldDifferences
        .filter(({ field, side }) => (chosen[field.name] ?? side) === 'mine')
        .map(({ field, mine: value }) => [field.name, value ?? null]),
    )
    if (Object.keys(mine).length === 0) return showDocument(newest)
    const response = await saveQueue.run(key, () =>
      fetch(`/api/${key}?draft=true&depth=0&fallback-locale=null&revision=${String(newest.revision)}`, {
        method: 'PATCH',
        credentials: 'include',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(mine),
      }),
    )
    const { doc, errors } = (await response.json()) as ResponseBody
    const stale = errors?.find(({ code }) => code === 'stale')?.data
    if (stale)
      updateOpenDocument(key, {
        conflict: {
          revision: stale.revision,
          changes: [...stale.changes, ...(getOpenDocument(key).conflict?.changes ?? [])],
        },
      })
    if (!response.ok || !doc) return setProblem(errors?.[0]?.message ?? translate(saveFailed))
    incrementVersionCount()
    await showDocument(doc)
  }

  const showDocument = async (doc: Doc) => {
    setData(doc)
    await reset(doc)
    recordWrite(key, doc)
    onMerged()
  }

  return {
    differences: fieldDifferences,
    chosen,
    problem,
    isBusy,
    choose: (name, side) => setChosen((all) => ({ ...all, [name]: side })),
    merge: () => {
      if (isBusy || !newest) return
      setBusy(true)
      setProblem(undefined)
      void mergeAndSave()
        .catch(() => setProblem(translate(saveFailed)))
        .finally(() => setBusy(false))
    },
  }
}
