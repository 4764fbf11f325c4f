/**
 * Replaces a video's link by its player when it is clicked; until then nothing of the video is loaded. A click that opens
 * a new tab opens the link.
 */
export function playOnClick(page: Document): void {
  page.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-video]') : null;
    if (link === null || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const player = link.dataset['video'] === 'file' ? filePlayer(link) : framePlayer(link);
    link.parentNode?.replaceChild(player, link);
    player.focus();
  });
}

function filePlayer({ href, dataset, ownerDocument }: HTMLAnchorElement): HTMLElement {
  const video = ownerDocument.createElement('video');
  video.controls = true;
  video.autoplay = true;
  video.tabIndex = 0;
  video.setAttribute('playsinline', '');
  video.src = href;
  const captions = dataset['captions'];
  if (captions !== undefined) {
    const track = ownerDocument.createElement('track');
    track.kind = 'captions';
    track.src = captions;
    track.default = true;
    video.appendChild(track);
  }
  return video;
}

function framePlayer(link: HTMLAnchorElement): HTMLElement {
  const frame = link.ownerDocument.createElement('iframe');
  frame.title = link.querySelector('.video-title')?.textContent ?? '';
  frame.allowFullscreen = true;
  frame.src = link.href;
  return frame;
}
