'use client'
import { useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useId } from 'react'

import { bilingual } from '../../vocabulary/bilingual.js'
import { ConflictAlert } from './conflict/ConflictAlert.js'
import { useOpenDocument } from './saves/useOpenDocument.js'
import { DocumentStateSummary } from './state/DocumentStateSummary.js'
import { History } from './state/History.js'
import { useRefreshedDocumentState } from './state/useDocumentState.js'
import { AllowedTransitions } from './transitions/AllowedTransitions.js'
import { BlockedTransitions } from './transitions/BlockedTransitions.js'
import { Refusals } from './transitions/Refusals.js'
import { TransitionDialog } from './transitions/TransitionDialog.js'
import { useTransitions } from './transitions/useTransitions.js'
import { useAnnouncement } from './useAnnouncement.js'
import { type NamedField, namedFields } from './words/fieldLabels.js'
import { useTranslate } from './words/useTranslate.js'

/** The workflow panel in the sidebar of every governed document. */
export function WorkflowPanel() {
  const { collectionSlug, id } = useDocumentInfo()
  const translate = useTranslate()
  if (!collectionSlug) return null
  if (id === undefined)
    return (
      <p className="dashiji-workflow">
        {translate(bilingual('保存之后可以提交审核。', 'Once it is saved, it can be submitted for review.'))}
      </p>
    )
  return <DocumentPanel key={`${collectionSlug}/${id}`} slug={collectionSlug} id={String(id)} />
}

/** The state of one document, and the transitions that the user may request. */
export function DocumentPanel({ slug, id }: { slug: string; id: string }) {
  const translate = useTranslate()
  const headingId = useId()
  const fields = useNamedFields(slug)
  const { conflict } = useOpenDocument(slug, id)
  const documentState = useRefreshedDocumentState(slug, id)
  const announcement = useAnnouncement()
  const { pendingTransition, refusals, isBusy, choose, perform, close } = useTransitions(
    slug,
    id,
    documentState,
    announcement,
  )
  // Payload's own menu deletes what needs no comment; it cannot ask for one.
  const allowedTransitions = documentState
    ? [...documentState.transitions, ...(documentState.removal.commentRequired ? [documentState.removal] : [])].filter(
        ({ allowed }) => allowed,
      )
    : []

  return (
    <section
      className="dashiji-workflow"
      data-deletable={documentState?.removal.commentRequired === false && documentState.removal.allowed}
      aria-labelledby={headingId}
    >
      <h2 id={headingId} ref={announcement.focusTarget} tabIndex={-1}>
        {translate(bilingual('审核流程', 'Workflow'))}
      </h2>
      <p role="status" className="dashiji-workflow__said">
        {announcement.message}
      </p>
      <ConflictAlert slug={slug} id={id} conflict={conflict} fields={fields} announceDone={announcement.announceDone} />
      {documentState === null && (
        <p role="alert">
          {translate(
            bilingual(
              '无法取得流程信息。请刷新页面。',
              'The state of the workflow could not be read. Load the page again.',
            ),
          )}
        </p>
      )}
      {documentState && (
        <>
          <DocumentStateSummary documentState={documentState} />
          <AllowedTransitions options={allowedTransitions} choose={choose} isBusy={isBusy} />
          {!pendingTransition && <Refusals of={refusals} />}
          <History of={documentState.history} />
          <BlockedTransitions standing={documentState} fields={fields} />
        </>
      )}
      {pendingTransition && (
        <TransitionDialog
          option={pendingTransition}
          refusals={refusals}
          isBusy={isBusy}
          perform={perform}
          close={close}
        />
      )}
    </section>
  )
}

/** The editable fields of a collection with their labels. */
export function useNamedFields(slug: string): NamedField[] {
  const { getEntityConfig } = useConfig()
  const { i18n } = useTranslation()
  return namedFields(getEntityConfig({ collectionSlug: slug })?.fields ?? [], i18n)
}
