import type { CollectionConfig, Field } from 'payload'

import { governedAccess, setCreatedBy, withEditAccess } from './governedAccess.js'
import { restrictPublicQuery } from '../publicReading/restrictPublicQuery.js'
import { hideRelations } from '../publicReading/hideRelations.js'
import { bilingual } from '../vocabulary/bilingual.js'
import { workflowEndpoints } from '../workflow/transitions/endpoints.js'
import { rememberCopySource } from '../workflow/editing/readInheritedAuthors.js'
import { validateEdit } from '../workflow/editing/validateEdit.js'
import { validateRemoval } from '../workflow/removal/validateRemoval.js'
import { trackDraftOnlyWrites } from '../workflow/editing/trackDraftOnlyWrites.js'
import { validateWriteRequest } from '../workflow/editing/validateWriteRequest.js'
import { addDocumentState } from '../workflow/reading/addDocumentState.js'
import { hideUnsealed } from '../workflow/reading/hideUnsealed.js'
import { governedFields, workflowPanel } from './governedFields.js'
import { slugField } from './slugField.js'

type GovernedCollectionConfig = Omit<
  CollectionConfig,
  'access' | 'versions' | 'trash' | 'hooks' | 'indexes' | 'fields'
> & {
  fields: Field[]
  /** The field that names a document to people. */
  titleField: 'title' | 'name'
  /** Whether the title is a person's name, whose first character is read as a surname. */
  surname?: boolean
  /** Compound indexes, each a list of field paths; those for the public lists begin with `_status`. */
  indexes: string[][]
}

/** Makes a governed collection of what is declared: drafts, versions, trash, access, and the fields that all of them have. */
export function governedCollection({
  fields,
  titleField,
  surname = false,
  indexes,
  admin,
  ...rest
}: GovernedCollectionConfig): CollectionConfig {
  return {
    ...rest,
    admin: {
      group: bilingual('内容', 'Content'),
      useAsTitle: titleField,
      // A tab for programmers, in the way of everyone else.
      hideAPIURL: true,
      components: {
        edit: {
          // The workflow's own stand in the panel.
          PublishButton: '/src/admin/workflow/NoButton.js#NoButton',
          UnpublishButton: '/src/admin/workflow/NoButton.js#NoButton',
          Status: '/src/admin/workflow/state/DocumentStateStatus.js#DocumentStateStatus',
        },
      },
      ...admin,
    },
    access: governedAccess(rest.slug),
    // 0 keeps every version: a limit would let drafts push the live one out.
    versions: {
      maxPerDoc: 0,
      drafts: { autosave: { interval: 2000, showSaveDraftButton: true }, schedulePublish: false },
    },
    trash: true,
    // Payload's lock would refuse the second one's saves for minutes; a stale save is merged instead, and nobody waits.
    lockDocuments: false,
    // In bulk nothing is written: half of it could be refused.
    disableBulkEdit: true,
    disableBulkDelete: true,
    graphQL: rest.graphQL ? { ...rest.graphQL, disableMutations: true } : { disableMutations: true },
    indexes: indexes.map((paths) => ({ fields: paths })),
    fields: [workflowPanel, ...withEditAccess([...fields, slugField(titleField, { surname })]), ...governedFields()],
    endpoints: workflowEndpoints(rest.slug),
    hooks: {
      beforeOperation: [restrictPublicQuery, validateWriteRequest, trackDraftOnlyWrites, rememberCopySource],
      beforeChange: [setCreatedBy, validateEdit],
      beforeRead: [hideRelations],
      beforeDelete: [validateRemoval],
      afterOperation: [hideUnsealed, addDocumentState],
    },
  }
}
