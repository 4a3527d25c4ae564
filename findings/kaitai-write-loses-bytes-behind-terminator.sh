#!/usr/bin/env bash
# A field of five bytes with a NUL-terminated text and something behind the NUL, as gettext has its plurals:
# read and written without a change, the bytes behind the NUL are zeros, in Python and in Java. Guess before
# the run: what is read and not changed is written as it was, or `_check` says that it cannot be.
set -euo pipefail
for program in javac mvn python3; do command -v "$program" > /dev/null || { echo "This script needs $program."; exit 2; }; done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml << 'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>io.kaitai</groupId><artifactId>kaitai-struct-compiler_2.13</artifactId><version>0.11</version></dependency>
    <dependency><groupId>io.kaitai</groupId><artifactId>kaitai-struct-runtime</artifactId><version>0.11</version></dependency>
  </dependencies>
</project>
END
mvn -q -B dependency:copy-dependencies -DoutputDirectory=jars -Dstyle.color=never > /dev/null
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check kaitaistruct==0.11

cat > spec.ksy << 'END'
meta:
  id: spec
  endian: le
seq:
  - id: text
    type: strz
    size: 5
    encoding: ASCII
END
java -cp 'jars/*' io.kaitai.struct.JavaMain --read-write -t python -d python spec.ksy
java -cp 'jars/*' io.kaitai.struct.JavaMain --read-write -t java -d java spec.ksy

check() { printf '%-8s%s\n' "$1:" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
echo 'kaitai-struct-compiler 0.11 for the JVM with --read-write, and the runtimes of that version'
echo 'read:   6e006e7300'

cat > python/main.py << 'END'
from io import BytesIO
from kaitaistruct import KaitaiStream
from spec import Spec

r = Spec(KaitaiStream(BytesIO(bytes.fromhex('6e006e7300'))))
r._read()
r._fetch_instances()
r._check()
out = KaitaiStream(BytesIO(bytes(5)))
r._write(out)
print(out.to_byte_array().hex())
END
check Python "$(venv/bin/python python/main.py 2>&1)" '6e00000000'

cat > Main.java << 'END'
import io.kaitai.struct.ByteBufferKaitaiStream;
import java.util.HexFormat;

class Main {
    public static void main(String[] args) throws Exception {
        Spec r = new Spec(new ByteBufferKaitaiStream(HexFormat.of().parseHex("6e006e7300")));
        r._read();
        r._fetchInstances();
        r._check();
        ByteBufferKaitaiStream out = new ByteBufferKaitaiStream(5L);
        r._write(out);
        System.out.println(HexFormat.of().formatHex(out.toByteArray()));
    }
}
END
javac -nowarn -cp 'jars/*' -d classes Main.java $(find java -name '*.java')
check Java "$({ java -cp 'jars/*:classes' Main 2>&1 || true; })" '6e00000000'
