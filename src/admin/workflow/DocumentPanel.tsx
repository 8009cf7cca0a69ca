'use client'

import { useId } from 'react'

import { text } from '../../vocabulary/text.js'
import { ConflictAlert } from './conflict/ConflictAlert.js'
import { useOpenDocument } from './saves/useOpenDocument.js'
import { History } from './standing/History.js'
import { StandingWords } from './standing/StandingWords.js'
import { useFreshStanding } from './standing/useStanding.js'
import { ClosedTransitions } from './transitions/ClosedTransitions.js'
import { OpenTransitions } from './transitions/OpenTransitions.js'
import { Refusals } from './transitions/Refusals.js'
import { TransitionDialog } from './transitions/TransitionDialog.js'
import { useTransitions } from './transitions/useTransitions.js'
import { useAnnouncement } from './useAnnouncement.js'
import { useFieldNames } from './words/useFieldNames.js'
import { useSay } from './words/useSay.js'

/** Where one document stands, and what whoever looks can do about it. */
export function DocumentPanel({ slug, id }: { slug: string; id: string }) {
  const say = useSay()
  const headingId = useId()
  const fields = useFieldNames(slug)
  const { conflict } = useOpenDocument(slug, id)
  const standing = useFreshStanding(slug, id)
  const announcement = useAnnouncement()
  const { asked, refusals, isBusy, choose, take, close } = useTransitions(slug, id, standing, announcement)
  // What never was live is deleted with Payload's own control.
  const open = standing
    ? [...standing.transitions, ...(standing.removal.name === 'remove' ? [standing.removal] : [])].filter(
        ({ allowed }) => allowed,
      )
    : []

  return (
    <section
      className="dashiji-workflow"
      data-deletable={standing?.removal.name === 'discard' && standing.removal.allowed}
      aria-labelledby={headingId}
    >
      <h2 id={headingId} ref={announcement.place} tabIndex={-1}>
        {say(text('审核流程', 'Workflow'))}
      </h2>
      <p role="status" className="dashiji-workflow__said">
        {announcement.said}
      </p>
      <ConflictAlert slug={slug} id={id} conflict={conflict} fields={fields} finish={announcement.finish} />
      {standing === null && (
        <p role="alert">
          {say(
            text('无法取得流程信息。请刷新页面。', 'The state of the workflow could not be read. Load the page again.'),
          )}
        </p>
      )}
      {standing && (
        <>
          <StandingWords standing={standing} />
          <OpenTransitions of={open} choose={choose} isBusy={isBusy} />
          {!asked && <Refusals of={refusals} />}
          <History of={standing.history} />
          <ClosedTransitions standing={standing} fields={fields} />
        </>
      )}
      {asked && <TransitionDialog possibility={asked} refusals={refusals} isBusy={isBusy} take={take} close={close} />}
    </section>
  )
}
