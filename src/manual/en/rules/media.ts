import type { AdviceOn } from '../../advice.ts';

export const mediaRules: AdviceOn<'media'> = {
  'media/alt': {
    summary: 'Every picture has an alternative text that says what is to be seen.',
    why: 'Learners who cannot see the picture rely on it, and everyone does when it fails to load.',
    fix: 'Write a sentence about what matters in the picture into the brackets, not the file’s name, and not just “screenshot”.',
    example: {
      wrong: '![](/media/refund-button.png)',
      right: '![Request refund button at the bottom right of the order page](/media/refund-button.png)',
    },
  },
  'media/missing': {
    summary: 'Pictures, videos and downloads that articles use are in content/media/.',
    why: 'Without the picture the steps break off; without the file a click does nothing.',
    fix: 'Put the file into content/media/ or correct the path: content/media/player.png is /media/player.png. Capitals and extension must be the same.',
    example: {
      wrong: '![Quality menu of the player](/media/Player.PNG)',
      right: '![Quality menu of the player](/media/player.png)',
    },
  },
  'media/external': {
    summary: 'Pictures are in the help centre; videos are here or on a site that site.yaml names.',
    why: 'A picture from elsewhere tells that site who reads which article, and when they delete it, it is gone from here.',
    fix: 'Save the file into content/media/ and begin its path with /media/. The operator must name video sites in videoHosts of site.yaml first.',
    example: {
      wrong: '![Quality menu of the player](https://img.example.com/player.png)',
      right: '![Quality menu of the player](/media/player.png)',
    },
  },
  'media/type': {
    summary: 'content/media/ has files of types that may be published, true to their extension, each used in its place.',
    why: 'Some phones cannot open a wrong type. A file that was renamed rather than converted opens nowhere.',
    fix: 'Use SVG, PNG, JPEG or WebP for pictures, MP4 or WebM for videos, VTT for captions; the finding lists what is allowed. Show pictures with ![…](/media/…), videos with <Video>, and link to all others.',
    example: {
      wrong: '![Refund form](/media/refund-form.pdf)',
      right: '[Refund form](/media/refund-form.pdf)',
    },
  },
  'media/damaged': {
    summary: 'Pictures in content/media/ are complete.',
    why: 'A copy that broke off half-way begins well and may even show in an editor, but the build fails, and nothing can be published.',
    fix: 'Copy or export it once more from the source. The finding quotes the decoder’s reason. If pictures are in Git LFS, run git lfs pull first.',
  },
  'media/too-large': {
    summary: 'Files in content/media/ stay below the size limit.',
    why: 'Large files hold up builds and cost learners a lot of data.',
    fix: 'Scale pictures to less than two thousand pixels in width, shrink SVG with SVGO, compress videos or put them on a video site. The finding has the limit.',
  },
  'media/unsafe-drawing': {
    summary: 'SVG files have shapes and text only: no code, nothing from outside the file.',
    why: 'An SVG is a web page, too. Opened by itself it runs its scripts, and references tell other sites who is looking.',
    fix: 'Export it as plain or optimised SVG. Remove scripts, attributes that begin with on, DOCTYPE and outside addresses at the lines of the finding; save embedded photos as PNG of their own.',
    example: { wrong: '<image href="https://img.example.com/logo.png" />', right: '<use href="#logo" />' },
  },
  'media/name': {
    summary: 'File names in content/media/ have letters, digits and - _ . @ only.',
    why: 'Spaces and brackets would have to be escaped in every article, which is easily done wrong.',
    fix: 'Rename the file with hyphens for spaces, and correct the path in articles.',
    example: { wrong: 'content/media/refund step 2 (new).png', right: 'content/media/refund-step-2.png' },
  },
  'media/dark': {
    summary: 'A dark drawing (name.dark.svg) is beside a light one (name.svg) of the same size, and articles name the light one.',
    why: 'Pages show the one of the learner’s theme. If one is missing or of another size, there is a gap or a jump.',
    fix: 'Add the light drawing, or give both the same width and height. Remove .dark from the path in the article.',
    example: { wrong: '![Order page](/media/refund.dark.svg)', right: '![Order page](/media/refund.svg)' },
  },
  'media/transcript': {
    summary: 'Every video has a transcript.',
    why: 'Learners who cannot hear it, cannot turn on the sound or are short of data read it instead, and search needs it, too.',
    fix: 'Write what is said and done between <Video> and </Video>, with an empty line before and after.',
    example: {
      wrong: '<Video src="/media/join.mp4" title="Joining a live class"></Video>',
      right: `<Video src="/media/join.mp4" title="Joining a live class">

Open Courses, tap the lesson that is live, then Join.

</Video>`,
    },
  },
  'media/unused': {
    summary: 'Every file in content/media/ is used.',
    why: 'Files that nothing uses are not published, but look as if they still mattered.',
    fix: 'Delete it, or use it in an article. When an article gets another picture, delete the old one as well.',
  },
};
