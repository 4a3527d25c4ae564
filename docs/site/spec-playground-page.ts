import { dataBlock, escaped, page } from './html.js';
import { MOST_SPEC, type Sample } from './playground-types.js';

const TEXT_AREA = 'spellcheck="false" autocapitalize="off" autocomplete="off"';

/** The page on which a specification is tried; browser/spec/ makes it work. */
export function specPlaygroundPage(samples: readonly Sample[]): string {
  const options = samples.map(({ name }) => `<option>${escaped(name)}</option>`);
  return page(
    'Spec playground',
    'Start here',
    `Change a [Kaitai Struct](https://kaitai.io) specification, and see the TypeScript that it becomes and what it makes of
your bytes. The generator, its runtime and what they generate all run in this page; nothing that you put in leaves
it. What is found here are the errors of this generator. The command \`ksy-codegen\` also asks the official compiler, which
is left out here: it is larger than all the rest of this page together.`,
    [
      '<p id="needs-script"><strong>The playground needs JavaScript.</strong> <a href="page:generated">The generated codec</a> shows what comes out.</p>',
      `<div class="playground side-by-side" id="playground" hidden>
<section aria-labelledby="specification"><h2 id="specification">Specification</h2>
<p class="bar"><label>Start from <select id="sample">${options.join('')}</select></label></p>
<div class="editor"><div class="numbers" id="numbers" aria-hidden="true"></div>
<textarea id="spec" maxlength="${MOST_SPEC}" rows="20" wrap="off" ${TEXT_AREA} aria-labelledby="specification" aria-describedby="summary"></textarea></div>
<ul id="errors" class="errors" aria-label="Errors in the specification"></ul></section>
<section aria-labelledby="typescript"><h2 id="typescript">Generated TypeScript</h2>
<pre id="code" role="region" aria-label="The code" tabindex="0"></pre></section>
<section aria-labelledby="bytes"><h2 id="bytes">Bytes</h2>
<label for="hex">Bytes, in hexadecimal</label>
<textarea id="hex" rows="4" ${TEXT_AREA} aria-describedby="hex-error"></textarea>
<p id="hex-error" class="wrong" role="alert"></p>
<p class="bar"><label>Read them as <select id="type"></select></label>
<span><button type="button" id="copy">Copy a link to all this</button> <span id="copied" role="status"></span></span></p>
<p id="summary" role="status">The generator is starting.</p></section>
<section aria-labelledby="fields"><h2 id="fields">Fields</h2>
<div id="tree" class="tree" role="region" aria-label="The tree of fields" tabindex="0"></div></section>
</div>`,
      '<p><a href="page:codegen">Your own protocol with ksy-codegen</a> says what is supported, and how to go on from here.</p>',
      dataBlock('samples', samples),
      '<script src="../assets/spec-worker.js" defer></script><script src="../assets/spec.js" defer></script>',
    ],
  );
}
