#!/usr/bin/env bash
# A number that the enum does not have, read and written: Python keeps it as a number and writes it. Java
# has null for it, and writing ends with a NullPointerException, so a file with one unknown kind cannot be
# written at all. Guess before the run: Java keeps the number beside the enum.
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
  - id: kind
    type: u1
    enum: kind
enums:
  kind:
    1: one
END
java -cp 'jars/*' io.kaitai.struct.JavaMain --read-write -t python -d python spec.ksy
java -cp 'jars/*' io.kaitai.struct.JavaMain --read-write -t java -d java spec.ksy

check() { printf '%-8s%s\n' "$1:" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
echo 'kaitai-struct-compiler 0.11 for the JVM with --read-write, and the runtimes of that version'
echo 'read:   07'

cat > python/main.py << 'END'
from io import BytesIO
from kaitaistruct import KaitaiStream
from spec import Spec

r = Spec(KaitaiStream(BytesIO(bytes.fromhex('07'))))
r._read()
r._fetch_instances()
r._check()
out = KaitaiStream(BytesIO(bytes(1)))
r._write(out)
print(out.to_byte_array().hex())
END
check Python "$(venv/bin/python python/main.py 2>&1)" '07'

cat > Main.java << 'END'
import io.kaitai.struct.ByteBufferKaitaiStream;
import java.util.HexFormat;

class Main {
    public static void main(String[] args) throws Exception {
        Spec r = new Spec(new ByteBufferKaitaiStream(HexFormat.of().parseHex("07")));
        r._read();
        r._fetchInstances();
        r._check();
        ByteBufferKaitaiStream out = new ByteBufferKaitaiStream(1L);
        r._write(out);
        System.out.println(HexFormat.of().formatHex(out.toByteArray()));
    }
}
END
javac -nowarn -cp 'jars/*' -d classes Main.java $(find java -name '*.java')
check Java "$({ java -cp 'jars/*:classes' Main 2>&1 || true; } | grep -om 1 'java.lang.NullPointerException')" 'java.lang.NullPointerException'
