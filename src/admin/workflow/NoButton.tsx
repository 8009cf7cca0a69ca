/** Replaces buttons of Payload (publish, unpublish) whose requests the gate would refuse. */
export const NoButton = () => null
