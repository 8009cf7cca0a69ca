import { UnpublishButton } from '@payloadcms/ui'
import type { UnpublishButtonServerProps } from 'payload'

import { mayPublish } from './mayPublish.js'

/** Payload's button to take a text offline, for those whom it would not refuse. */
export const PublishersUnpublishButton = async ({ payload, user }: UnpublishButtonServerProps) => ((await mayPublish(payload, user)) ? <UnpublishButton /> : null)
