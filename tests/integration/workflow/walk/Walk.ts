import { randomBytes } from 'node:crypto'

import type { Payload, PayloadRequest } from 'payload'
import type { Response } from 'supertest'

import type { TransitionName } from '../../../../src/workflow/definition.js'
import { signIn, type SignedIn } from '../../../support/signIn.js'
import { actingAs } from '../../../support/workflow.js'
import { makeImage, startScene, type Asker, type Scene, type Verb } from '../scene.js'
import { answerOf } from '../untouched.js'
import { Dice } from './Dice.js'
import { Model, type Done } from './Model.js'
import { observe, type Seen } from './observe.js'

/** Who acts: a person, a website's key, or nobody; the last two are nobody's names in any review. */
export type Actor = { readonly id: string | null; readonly role: string; readonly asker: Asker }

/** One walk: its chance, its people, what it has seen and what it makes of it. */
export class Walk {
  readonly model = new Model()
  readonly payload: Payload
  readonly images: string[] = []
  seen!: Seen

  private constructor(
    readonly scene: Scene,
    readonly dice: Dice,
    readonly people: readonly Actor[],
    readonly roleIds: Readonly<Record<string, string>>,
    /** Somebody whose roles change all the time. */
    readonly changeling: SignedIn,
  ) {
    this.payload = scene.payload
  }

  static async start(seed: number): Promise<Walk> {
    const scene = await startScene()
    const { payload, cast } = scene
    const changeling = await signIn(payload, 'writer')
    const roles = await payload.find({ collection: 'roles', pagination: false, depth: 0 })
    const roleOf = {
      writer: 'writer',
      colleague: 'writer',
      editor: 'editor',
      second: 'editor',
      third: 'editor',
      publisher: 'publisher',
      deputy: 'publisher',
      admin: 'admin',
      all: 'all',
      website: 'website',
      nobody: 'nobody',
    } as const
    const people: Actor[] = Object.entries(cast).map(([name, asker]) => ({
      id: 'id' in asker ? asker.id : null,
      role: roleOf[name as keyof typeof roleOf],
      asker,
    }))
    const walk = new Walk(
      scene,
      new Dice(seed),
      [...people, { id: changeling.id, role: 'changing', asker: changeling }],
      Object.fromEntries(roles.docs.map(({ key, id }) => [key, String(id)])),
      changeling,
    )
    for (let count = 0; count < 4; count += 1) walk.images.push(await makeImage(scene))
    walk.seen = await observe(payload)
    return walk
  }

  /** Anybody; mostly somebody with one of these roles, where some are named. */
  someone(...roles: string[]): Actor {
    const fitting = this.people.filter(({ role }) => roles.includes(role))
    return fitting.length > 0 && this.dice.hits(0.85) ? this.dice.pick(fitting) : this.dice.pick(this.people)
  }

  /** A document; mostly one of the newest, so that some get far. */
  document(): string {
    const ids = [...this.seen.rows.keys()].sort()
    return this.dice.pick(this.dice.hits(0.2) ? ids : ids.slice(-8))
  }

  /** A document that is on its way, and not in the trash; mostly one that has come far. */
  underWay(): string {
    const far = (id: string): number =>
      ['draft', 'changesRequested', 'inReview', 'approved'].indexOf(this.seen.records.get(id)?.state ?? '')
    const ids = [...this.seen.rows.keys()].sort().filter((id) => far(id) >= 0 && !this.seen.rows.get(id)!.isTrashed)
    if (ids.length === 0 || this.dice.hits(0.2)) return this.document()
    const farthest = Math.max(...ids.map(far))
    return this.dice.pick(this.dice.hits(0.6) ? ids.filter((id) => far(id) === farthest) : ids)
  }

  words = (): string => `文${this.dice.next().toString(36).slice(2, 10)}`

  data(): Record<string, unknown> {
    const more = this.dice.weigh<Record<string, unknown>>([
      [5, {}],
      [2, { cover: this.dice.pick(this.images) }],
      [1, { cover: null }],
      [1, { summary: this.words() }],
    ])
    return { title: this.words(), ...more }
  }

  /** Sends a request, and tells what came of it. An answer of the server's own failing is a fault of the product. */
  async send(actor: Actor, verb: Verb, path: string, body?: object, more: Partial<Done> = {}): Promise<Done> {
    const answer: Response = await this.scene.send(verb, path, actor.asker, body)
    const told = `${actor.role} ${verb} ${path} ${JSON.stringify(body ?? '')} → ${answerOf(answer)}`
    if (answer.status >= 500) throw new Error(`${told} ${answer.text}`)
    return { actor: actor.id, isDone: answer.status < 400, told, ...more }
  }

  /** Calls something in this process. */
  async call(
    actor: Actor | null,
    name: string,
    work: (req: PayloadRequest | undefined) => Promise<unknown>,
    more: Partial<Done> = {},
  ): Promise<Done> {
    const req = actor?.id ? await actingAs(this.payload, actor.id) : undefined
    const result = await work(req).catch((error: unknown) => error)
    const told = `${actor?.role ?? 'system'} ${name} → ${answerOf(result)}`
    const { status } = result instanceof Error ? (result as { status?: number }) : { status: 200 }
    if (status === undefined || status >= 500) throw new Error(told, { cause: result })
    return { actor: actor?.id ?? null, isDone: !(result instanceof Error), told, ...more }
  }

  transition(
    actor: Actor,
    id: string,
    name: TransitionName | string,
    revision: string | undefined,
    comment: string | undefined,
  ): Promise<Done> {
    return this.send(
      actor,
      'post',
      `articles/${id}/transitions/${name}`,
      { ...(revision === undefined ? {} : { revision }), ...(comment === undefined ? {} : { comment }) },
      { transition: name, id },
    )
  }

  revisionOf = (id: string): string => String(this.seen.records.get(id)?.revision ?? 0)
}

export const mark = (): string => randomBytes(3).toString('hex')
