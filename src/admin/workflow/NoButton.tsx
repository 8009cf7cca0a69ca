/** In place of a button of Payload's that the workflow would only refuse. */
export const NoButton = () => null
