/** What each HTML element means for an article; an element that is not listed stands for its content. */
export const elementRoles: Readonly<
  Record<
    string,
    | 'container'
    | 'paragraph'
    | 'heading'
    | 'list'
    | 'quote'
    | 'link'
    | 'bold'
    | 'italic'
    | 'image'
    | 'break'
    | 'row'
    | 'table'
    | 'active'
    | 'embedded'
  >
> = {
  ...roles(
    'container',
    'div section article main header footer aside figure figcaption center address details summary dl dt dd body html picture li',
  ),
  ...roles('paragraph', 'p pre'),
  ...roles('heading', 'h1 h2 h3 h4 h5 h6'),
  ...roles('list', 'ul ol'),
  ...roles('quote', 'blockquote'),
  ...roles('link', 'a'),
  ...roles('bold', 'strong b'),
  ...roles('italic', 'em i cite'),
  ...roles('image', 'img'),
  ...roles('break', 'br'),
  ...roles('row', 'tr'),
  ...roles('table', 'table'),
  ...roles(
    'active',
    'script style noscript template form button input select textarea option nav svg math link meta base title head',
  ),
  ...roles('embedded', 'iframe video audio object embed canvas source track map applet'),
}

function roles<R extends string>(role: R, names: string): Record<string, R> {
  return Object.fromEntries(names.split(' ').map((name) => [name, role]))
}
