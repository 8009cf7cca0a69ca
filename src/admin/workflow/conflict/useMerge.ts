'use client'

import { useDocumentInfo, useForm } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import { text, type Text } from '../../../vocabulary/text.js'
import { inTurn } from '../saves/inTurn.js'
import { keyOf } from '../saves/governedAddress.js'
import { openDocument, remember, rememberWritten, type Conflict } from '../saves/openDocuments.js'
import type { NamedField } from '../words/fieldLabels.js'
import { partMessage } from '../words/partMessage.js'
import { differences, type Difference, type Side } from './differences.js'

type Doc = Record<string, unknown>
type Answer = { doc?: Doc; errors?: { code?: string; message: string; data?: Conflict }[] }
const failed = text('没有保存。请再试一次。', 'It was not saved. Try again.')

type Merge = {
  readonly found: readonly Difference[] | undefined
  readonly chosen: Readonly<Record<string, Side>>
  readonly problem: Text | undefined
  readonly isBusy: boolean
  choose(name: string, side: Side): void
  merge(): void
}

/**
 * Merges the form with the newest document. It is saved first and shown then: whatever happens on the way, the form keeps what was typed.
 */
export function useMerge(slug: string, id: string, fields: readonly NamedField[], merged: () => void): Merge {
  const key = keyOf(slug, id)
  const { getData, reset } = useForm()
  const { setData, incrementVersionCount } = useDocumentInfo()
  const [newest, setNewest] = useState<Doc>()
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({})
  const [problem, setProblem] = useState<Text>()
  const [isBusy, setBusy] = useState(false)

  const revision = openDocument(key).conflict?.revision
  useEffect(() => {
    void fetch(`/api/${key}?draft=true&depth=0`, { credentials: 'include' })
      .then(async (answer) =>
        answer.ok
          ? setNewest((await answer.json()) as Doc)
          : setProblem(text('无法读取最新内容。', 'The newest text could not be read.')),
      )
      .catch(() => setProblem(failed))
  }, [key, revision])

  const found = newest && differences(fields, openDocument(key).base ?? {}, getData() as Doc, newest)

  const run = async () => {
    if (!newest || !found) return
    const open = found.filter(({ field, side }) => !(chosen[field.name] ?? side)).map(({ field }) => field.label)
    if (open.length > 0) return setProblem(text(`请先选择：${open.join('、')}。`, `Choose first: ${open.join(', ')}.`))
    const mine = Object.fromEntries(
      found
        .filter(({ field, side }) => (chosen[field.name] ?? side) === 'mine')
        .map(({ field, mine: value }) => [field.name, value ?? null]),
    )
    if (Object.keys(mine).length === 0) return show(newest)
    const answer = await inTurn(key, () =>
      fetch(`/api/${key}?draft=true&depth=0&fallback-locale=null&revision=${String(newest.revision)}`, {
        method: 'PATCH',
        credentials: 'include',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(mine),
      }),
    )
    const { doc, errors } = (await answer.json()) as Answer
    const stale = errors?.find(({ code }) => code === 'stale')?.data
    if (stale)
      remember(key, {
        conflict: {
          revision: stale.revision,
          changes: [...stale.changes, ...(openDocument(key).conflict?.changes ?? [])],
        },
      })
    if (!answer.ok || !doc) return setProblem(errors?.[0] ? partMessage(errors[0].message) : failed)
    incrementVersionCount()
    await show(doc)
  }

  const show = async (doc: Doc) => {
    setData(doc)
    await reset(doc)
    rememberWritten(key, doc)
    merged()
  }

  return {
    found,
    chosen,
    problem,
    isBusy,
    choose: (name, side) => setChosen((all) => ({ ...all, [name]: side })),
    merge: () => {
      if (isBusy || !newest) return
      setBusy(true)
      setProblem(undefined)
      void run()
        .catch(() => setProblem(failed))
        .finally(() => setBusy(false))
    },
  }
}
