import type { CollectionConfig, Field } from 'payload'

import { governedAccess } from '../access/governed.js'
import { guardQuery } from '../access/guardQuery.js'
import { hideRelations } from '../access/hideRelations.js'
import { recordWriter } from '../access/recordWriter.js'
import { withTextAccess } from '../access/textAccess.js'
import { text } from '../vocabulary/text.js'
import { workflowEndpoints } from '../workflow/endpoints.js'
import { rememberCopy } from '../workflow/copiedAuthors.js'
import { guardEdit } from '../workflow/hooks/guardEdit.js'
import { guardRemoval } from '../workflow/hooks/guardRemoval.js'
import { rememberDrafts } from '../workflow/hooks/onlyDrafts.js'
import { refuseDirect } from '../workflow/hooks/refuseDirect.js'
import { showStanding } from '../workflow/hooks/showStanding.js'
import { hideUnsealed } from '../workflow/seal/hideUnsealed.js'
import { governedFields, workflowPanel } from './governedFields.js'
import { slugField } from './slugField.js'

type Declaration = Omit<CollectionConfig, 'access' | 'versions' | 'trash' | 'hooks' | 'indexes' | 'fields'> & {
  fields: Field[]
  /** The field that names a document to people. */
  titleField: 'title' | 'name'
  /** Whether the title is a person's name, whose first character is read as a surname. */
  surname?: boolean
  /** Compound indexes, each a list of field paths; those for the public lists begin with `_status`. */
  indexes: string[][]
}

/** Makes a governed collection of what is declared: drafts, versions, trash, access, and the fields that all of them have. */
export function governed({
  fields,
  titleField,
  surname = false,
  indexes,
  admin,
  ...rest
}: Declaration): CollectionConfig {
  return {
    ...rest,
    admin: {
      group: text('内容', 'Content'),
      useAsTitle: titleField,
      // A tab for programmers, in the way of everyone else.
      hideAPIURL: true,
      components: {
        edit: {
          // The workflow's own stand in the panel.
          PublishButton: '/src/admin/workflow/NoButton.js#NoButton',
          UnpublishButton: '/src/admin/workflow/NoButton.js#NoButton',
          Status: '/src/admin/workflow/StandingStatus.js#StandingStatus',
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
    fields: [workflowPanel, ...withTextAccess([...fields, slugField(titleField, { surname })]), ...governedFields()],
    endpoints: workflowEndpoints(rest.slug),
    hooks: {
      beforeOperation: [guardQuery, refuseDirect, rememberDrafts, rememberCopy],
      beforeChange: [recordWriter, guardEdit],
      beforeRead: [hideRelations],
      beforeDelete: [guardRemoval],
      afterOperation: [hideUnsealed, showStanding],
    },
  }
}
