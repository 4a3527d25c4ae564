import { dataBlock, escaped, page } from './html.js';
import { GROUPS, type PlaygroundData } from './playground-types.js';

/** The page on which frames are put together and taken apart; browser/frames/ makes it work. */
export function framePlaygroundPage(data: PlaygroundData): string {
  const examples = GROUPS.map(({ type, label }) => {
    const options = data.examples
      .filter((example) => example.type === type)
      .map(
        ({ name, why }) =>
          `<option value="${escaped(name)}" title="${escaped(why)}">${escaped(name)}</option>`,
      );
    return `<optgroup label="${escaped(label)}">${options.join('')}</optgroup>`;
  });
  const sides = GROUPS.map(
    ({ type, label }) =>
      `<label><input type="radio" name="read-as" value="${type}"> ${escaped(label)}</label>`,
  );
  return page(
    'Frame playground',
    'Start here',
    `Put a frame together and see its bytes, or put in bytes and see what they are. The codec that does it is the one that
server and client run, generated from \`spec/chat.ksy\`; the form is made from the same specification. It runs in this
page, and nothing that you put in leaves it.`,
    [
      '<p id="needs-script"><strong>The playground needs JavaScript.</strong> <a href="page:conversation">The conversation, byte by byte</a> does without.</p>',
      `<div class="playground two-columns" id="playground" hidden>
<section aria-labelledby="compose"><h2 id="compose">A frame</h2>
<form id="form" autocomplete="off"></form>
<p id="form-error" class="wrong" role="alert"></p></section>
<section aria-labelledby="bytes"><h2 id="bytes">Its bytes</h2>
<p class="bar"><label>Load an example <select id="example"><option value="">\u2026</option>${examples.join('')}</select></label></p>
<p id="why"></p>
<fieldset class="bar"><legend>Read the bytes as</legend>${sides.join(' ')}</fieldset>
<label for="hex">Bytes, in hexadecimal</label>
<textarea id="hex" rows="4" spellcheck="false" autocapitalize="off" autocomplete="off" aria-describedby="hex-error"></textarea>
<p id="hex-error" class="wrong" role="alert"></p>
<p class="bar"><button type="button" id="copy">Copy a link to these bytes</button> <span id="copied" role="status"></span></p></section>
<section class="whole" aria-labelledby="fields"><h2 id="fields">What they are</h2>
<p id="summary" role="status"></p>
<div id="frames" class="conversation"></div></section>
</div>`,
      `<p>More of <a href="page:protocol" data-page="protocol">the protocol, type by type</a>, <a href="page:generated" data-page="generated">the generated codec</a>, and <a href="page:assignment" data-page="assignment">the assignment</a>. A protocol of your own can be tried in <a href="page:spec-playground">the spec playground</a>.</p>`,
      dataBlock('playground-data', data),
      '<script src="../assets/frames.js" defer></script>',
    ],
  );
}
