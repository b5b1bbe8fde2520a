/** Twice the pixels of the screen's own measure: sharp in a letter, too. */
const SCALE = 2;
const MARGIN_PX = 16;
const TITLE_SIZE_PX = 15;
const TITLE_LEADING_PX = 20;
const SVG = 'http://www.w3.org/2000/svg';

/** What style sheets may decide about a drawing, as attributes: an image has no access to our style sheets. */
const PAINT = (
  'fill fill-opacity fill-rule stroke stroke-opacity stroke-width stroke-dasharray stroke-linecap stroke-linejoin ' +
  'opacity color visibility overflow clip-path font-family font-size font-weight font-style letter-spacing ' +
  'text-anchor dominant-baseline paint-order shape-rendering vector-effect'
).split(' ');

/**
 * A picture as a PNG file, as it stands on the screen, with its title above.
 *
 * Drawings, canvases, words and coloured boxes are put together in one SVG whose styles are attributes, and that is
 * painted through a `data:` address: the page's policy admits no other images than these and its own files.
 */
export async function drawPicture(picture: HTMLElement, title: string): Promise<Blob> {
  if (picture.querySelector('svg, canvas') === null) {
    throw new Error('Failed to save the picture: none is drawn. Wait for it or save the table.');
  }
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null)
    throw new Error('Failed to save the picture: the browser has no canvas left. Try again.');
  const frame = picture.getBoundingClientRect();
  const style = getComputedStyle(picture);
  const font = `600 ${TITLE_SIZE_PX}px ${style.fontFamily}`;
  context.font = font;
  const lines = wrap(title, frame.width, (text) => context.measureText(text).width);
  const top = MARGIN_PX + lines.length * TITLE_LEADING_PX + MARGIN_PX / 2;
  const width = Math.ceil(frame.width) + 2 * MARGIN_PX;
  const height = Math.ceil(frame.height) + top + MARGIN_PX;
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;

  const root = create('svg', {
    width: canvas.width,
    height: canvas.height,
    viewBox: `0 0 ${width} ${height}`,
  });
  const content = create('g', { transform: `translate(${MARGIN_PX - frame.left} ${top - frame.top})` });
  root.append(content);
  copyElement(picture, content, null);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(root))}`;
  await image.decode();

  context.fillStyle = groundOf(picture);
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0);
  context.scale(SCALE, SCALE);
  // A change of size has taken the font away.
  context.font = font;
  context.fillStyle = getComputedStyle(document.body).color;
  lines.forEach((line, index) => {
    context.fillText(line, MARGIN_PX, MARGIN_PX + TITLE_SIZE_PX + index * TITLE_LEADING_PX);
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null)
        reject(new Error('Failed to save the picture: it is too large. Make the window smaller.'));
      else resolve(blob);
    }, 'image/png');
  });
}

function create(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** Draws an element and what is in it where it stands on the screen; nothing that `clip` cuts off. */
function copyElement(element: Element, target: SVGElement, clip: DOMRect | null): void {
  if (!element.checkVisibility({ visibilityProperty: true })) return;
  const box = element.getBoundingClientRect();
  const { left: x, top: y, width, height } = box;
  if (element instanceof SVGSVGElement) {
    const copy = copyDrawing(element);
    for (const [key, value] of Object.entries({ x, y, width, height })) copy.setAttribute(key, String(value));
    target.append(copy);
    return;
  }
  if (element instanceof HTMLCanvasElement) {
    target.append(create('image', { x, y, width, height, href: element.toDataURL() }));
    return;
  }
  const style = getComputedStyle(element);
  const group = create('g', { opacity: style.opacity });
  const inner = style.overflow === 'visible' ? clip : intersect(box, clip);
  target.append(group);
  if (isWithin(box, clip)) copyBox(box, style, group);
  for (const child of element.childNodes) {
    if (child instanceof Text) copyWords(child, style, group, inner);
    else if (child instanceof Element) copyElement(child, group, inner);
  }
}

function copyDrawing(drawing: SVGSVGElement): Element {
  // A clone is of its original's kind.
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, index) => {
    const clone = copies[index];
    const style = getComputedStyle(original);
    if (style.display === 'none') {
      clone?.remove();
      return;
    }
    for (const name of PAINT) clone?.setAttribute(name, style.getPropertyValue(name));
    clone?.removeAttribute('style');
  });
  return copy;
}

function copyBox(box: DOMRect, style: CSSStyleDeclaration, target: SVGElement): void {
  const border = style.borderTopStyle === 'none' ? 0 : Number.parseFloat(style.borderTopWidth);
  const { left, top, width, height } = box;
  const isRound = style.borderTopLeftRadius.endsWith('%');
  target.append(
    create('rect', {
      x: left + border / 2,
      y: top + border / 2,
      width: Math.max(0, width - border),
      height: Math.max(0, height - border),
      rx: isRound ? width / 2 : Number.parseFloat(style.borderTopLeftRadius),
      fill: style.backgroundColor,
      stroke: border === 0 ? 'none' : style.borderTopColor,
      'stroke-width': border,
    }),
  );
}

/** Word by word, each where the browser has put it, so that lines break as they do on the screen. */
function copyWords(text: Text, style: CSSStyleDeclaration, target: SVGElement, clip: DOMRect | null): void {
  const range = document.createRange();
  for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const box = range.getBoundingClientRect();
    if (!isWithin(box, clip)) continue;
    const element = create('text', {
      x: box.left,
      y: box.top + box.height / 2,
      'dominant-baseline': 'central',
      fill: style.color,
      'font-family': style.fontFamily,
      'font-size': style.fontSize,
      'font-weight': style.fontWeight,
    });
    element.textContent = word;
    target.append(element);
  }
}

function intersect(box: DOMRect, clip: DOMRect | null): DOMRect {
  if (clip === null) return box;
  const left = Math.max(box.left, clip.left);
  const top = Math.max(box.top, clip.top);
  const width = Math.min(box.right, clip.right) - left;
  return new DOMRect(left, top, Math.max(0, width), Math.max(0, Math.min(box.bottom, clip.bottom) - top));
}

/** Whether most of a box is to be seen; what only a screen reader hears lies in a box of one pixel. */
function isWithin(box: DOMRect, clip: DOMRect | null): boolean {
  if (clip === null) return true;
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  return clip.width > 1 && x >= clip.left && x <= clip.right && y >= clip.top && y <= clip.bottom;
}

/** The colour that the picture stands on. */
function groundOf(element: Element): string {
  const colour = getComputedStyle(element).backgroundColor;
  if (element.parentElement === null || !/^(rgba\(.*, 0\)|transparent)$/.test(colour)) return colour;
  return groundOf(element.parentElement);
}

function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || measure(`${last} ${word}`) > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
