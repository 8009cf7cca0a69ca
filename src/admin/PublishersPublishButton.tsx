import { PublishButton } from '@payloadcms/ui'
import type { PublishButtonServerProps } from 'payload'

import { mayPublish } from './mayPublish.js'

/** Payload's button to publish, for those whom it would not refuse. */
export const PublishersPublishButton = async ({ payload, user }: PublishButtonServerProps) => ((await mayPublish(payload, user)) ? <PublishButton /> : null)
