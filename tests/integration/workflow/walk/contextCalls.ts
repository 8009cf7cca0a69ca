import { sendFile } from '../../../support/requests.js'
import { randomPng } from '../../../support/sampleData.js'
import { randomHex, type Call } from './Walk.js'

export const changeImage: Call = async (walk) => {
  const { random } = walk
  const actor = walk.anyActor('editor', 'all')
  const path = `media/${random.pick(walk.images)}`
  if (random.chance(0.8))
    return walk.send(
      actor,
      'patch',
      path,
      random.pick([
        { alt: walk.randomText() },
        { credit: walk.randomText() },
        { decorative: random.chance(0.5), alt: walk.randomText() },
      ]),
    )
  const file = { bytes: await randomPng(), name: `${randomHex()}.png` }
  const answer = await sendFile(walk.fixture, 'patch', path, actor.requester, file)
  if (answer.status >= 500) throw new Error(`${path} ${answer.text}`)
  return {
    actor: actor.id,
    isDone: answer.status < 400,
    log: `${actor.role} replaces the file of ${path} → ${answer.status}`,
  }
}

export const changeRoles: Call = (walk) => {
  const { roleIds, random } = walk
  const roles = random
    .pick([['writer'], ['editor'], ['publisher'], ['writer', 'editor', 'publisher'], []])
    .map((key) => roleIds[key])
  return walk.send(walk.anyActor('admin'), 'patch', `users/${walk.userWithChangingRoles.id}`, { roles })
}

export const changeRules: Call = (walk) => {
  const preset = walk.random.pick(['single', 'threeReviews'] as const)
  return walk.send(walk.anyActor('admin'), 'post', 'globals/workflow-settings', { articles: preset }, { preset })
}
