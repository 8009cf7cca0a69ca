import { Activities } from './Activities.js'
import { Articles } from './Articles.js'
import { AuditEvents } from './AuditEvents.js'
import { Honours } from './Honours.js'
import { Media } from './Media.js'
import { Organisations } from './Organisations.js'
import { People } from './People.js'
import { Roles } from './Roles.js'
import { Sources } from './Sources.js'
import { Topics } from './Topics.js'
import { Users } from './Users.js'
import { WorkflowRecords } from './WorkflowRecords.js'

/** The collections under the workflow: those of `governedSlugs`. */
export const governedCollections = [Articles, Activities, People, Honours]

/** All collections, in the order of the admin's menu. */
export const collections = [
  ...governedCollections,
  Media,
  Organisations,
  Topics,
  Sources,
  Users,
  Roles,
  AuditEvents,
  WorkflowRecords,
]
