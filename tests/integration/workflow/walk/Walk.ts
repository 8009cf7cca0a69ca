import { randomBytes } from 'node:crypto'

import type { Payload, PayloadRequest } from 'payload'
import type { Response } from 'supertest'

import type { TransitionName } from '../../../../src/workflow/policy/definition.js'
import { createImage } from '../../../support/documents.js'
import { requestAs, roleIdsByKey, signIn, type Person, type Requester } from '../../../support/people.js'
import { send, type Verb } from '../../../support/requests.js'
import { SeededRandom } from '../../../support/SeededRandom.js'
import { startWorkflowFixture, type WorkflowFixture } from '../WorkflowFixture.js'
import { describeResult } from '../expectNoChange.js'
import { Model, type CallResult } from './Model.js'
import { observe, type Observation } from './observe.js'

/** Who acts: a person, a website's key, or nobody. The last two have no id in any review. */
export type Actor = { readonly id: string | null; readonly role: string; readonly requester: Requester }

/** One step of a walk. */
export type Call = (walk: Walk) => Promise<CallResult>

/** One walk: its random numbers, its people, what it has observed and its model of that. */
export class Walk {
  readonly model = new Model()
  readonly payload: Payload
  readonly images: string[] = []
  observed!: Observation

  private constructor(
    readonly fixture: WorkflowFixture,
    readonly random: SeededRandom,
    readonly actors: readonly Actor[],
    readonly roleIds: Readonly<Record<string, string>>,
    /** Somebody whose roles change during the walk. */
    readonly userWithChangingRoles: Person,
  ) {
    this.payload = fixture.payload
  }

  static async start(seed: number): Promise<Walk> {
    const fixture = await startWorkflowFixture()
    const { payload, people } = fixture
    const userWithChangingRoles = await signIn(payload, 'writer')
    const roleByName = {
      writer: 'writer',
      otherWriter: 'writer',
      editor: 'editor',
      secondEditor: 'editor',
      thirdEditor: 'editor',
      publisher: 'publisher',
      secondPublisher: 'publisher',
      admin: 'admin',
      allRoles: 'all',
      website: 'website',
      anonymous: 'anonymous',
    } as const
    const actors: Actor[] = Object.entries(people).map(([name, requester]) => ({
      // A website has an account, but takes no part in a review.
      id: 'email' in requester ? requester.id : null,
      role: roleByName[name as keyof typeof roleByName],
      requester,
    }))
    const walk = new Walk(
      fixture,
      new SeededRandom(seed),
      [...actors, { id: userWithChangingRoles.id, role: 'changing', requester: userWithChangingRoles }],
      await roleIdsByKey(payload),
      userWithChangingRoles,
    )
    for (let count = 0; count < 4; count += 1) walk.images.push((await createImage(payload)).id)
    walk.observed = await observe(payload)
    return walk
  }

  /** A random actor; mostly one with one of these roles, if any are named. */
  anyActor(...roles: string[]): Actor {
    const candidates = this.actors.filter(({ role }) => roles.includes(role))
    return candidates.length > 0 && this.random.chance(0.85)
      ? this.random.pick(candidates)
      : this.random.pick(this.actors)
  }

  /** A random document; mostly one of the newest, so that some get far. */
  anyDocument(): string {
    const ids = [...this.observed.rows.keys()].sort()
    return this.random.pick(this.random.chance(0.2) ? ids : ids.slice(-8))
  }

  /** A document on its way to publication, and not in the trash; mostly one that has come far. */
  documentInProgress(): string {
    const progressOf = (id: string): number =>
      ['draft', 'changesRequested', 'inReview', 'approved'].indexOf(this.observed.records.get(id)?.state ?? '')
    const ids = [...this.observed.rows.keys()]
      .sort()
      .filter((id) => progressOf(id) >= 0 && !this.observed.rows.get(id)!.isTrashed)
    if (ids.length === 0 || this.random.chance(0.2)) return this.anyDocument()
    const furthest = Math.max(...ids.map(progressOf))
    return this.random.pick(this.random.chance(0.6) ? ids.filter((id) => progressOf(id) === furthest) : ids)
  }

  randomText = (): string => `文${this.random.next().toString(36).slice(2, 10)}`

  articleData(): Record<string, unknown> {
    const extra = this.random.pickWeighted<Record<string, unknown>>([
      [5, {}],
      [2, { cover: this.random.pick(this.images) }],
      [1, { cover: null }],
      [1, { summary: this.randomText() }],
    ])
    return { title: this.randomText(), ...extra }
  }

  /** Sends a request. @throws Error when the server fails (5xx): that is a fault of the product */
  async send(
    actor: Actor,
    verb: Verb,
    path: string,
    body?: object,
    extra: Partial<CallResult> = {},
  ): Promise<CallResult> {
    const answer: Response = await send(this.fixture, verb, path, actor.requester, body)
    const log = `${actor.role} ${verb} ${path} ${JSON.stringify(body ?? '')} → ${describeResult(answer)}`
    if (answer.status >= 500) throw new Error(`${log} ${answer.text}`)
    return { actor: actor.id, isDone: answer.status < 400, log, ...extra }
  }

  /** Calls something in this process. */
  async runInProcess(
    actor: Actor | null,
    name: string,
    work: (req: PayloadRequest | undefined) => Promise<unknown>,
    extra: Partial<CallResult> = {},
  ): Promise<CallResult> {
    const req = actor?.id ? await requestAs(this.payload, actor.id) : undefined
    const result = await work(req).catch((error: unknown) => error)
    const log = `${actor?.role ?? 'system'} ${name} → ${describeResult(result)}`
    const { status } = result instanceof Error ? (result as { status?: number }) : { status: 200 }
    if (status === undefined || status >= 500) throw new Error(log, { cause: result })
    return { actor: actor?.id ?? null, isDone: !(result instanceof Error), log, ...extra }
  }

  sendTransition(
    actor: Actor,
    id: string,
    name: TransitionName | string,
    revision: string | undefined,
    comment: string | undefined,
  ): Promise<CallResult> {
    return this.send(
      actor,
      'post',
      `articles/${id}/transitions/${name}`,
      { ...(revision === undefined ? {} : { revision }), ...(comment === undefined ? {} : { comment }) },
      { transition: name, id },
    )
  }

  revisionOf = (id: string): string => String(this.observed.records.get(id)?.revision ?? 0)
}

export const randomHex = (): string => randomBytes(3).toString('hex')
