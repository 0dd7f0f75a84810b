#!/usr/bin/env bash
# Writes what is made of other files of the small package again: the lineage (dvc.lock), the script's digest in the drill's record,
# and the model's signature, by a key that is then thrown away. Afterwards: npx vitest run test/golden.test.ts -u
set -euo pipefail
cd "$(dirname "$0")"

key="$(mktemp -d)"
trap 'rm -rf "$key"' EXIT
ssh-keygen -q -t ed25519 -N "" -C release@acme.example -f "$key/key"
mkdir -p start/.github/keys
echo "release@acme.example namespaces=\"churn-model\" $(cut -d ' ' -f 1,2 "$key/key.pub")" >start/.github/keys/model-signers

# fixed FILE NAME: a file as DVC records it.
fixed() {
  printf -- '      - { path: %s, hash: md5, md5: %s, size: %s }\n' "$2" "$(md5sum "$1" | cut -d ' ' -f 1)" "$(stat -c %s "$1")"
}

for version in start proposal; do
  package=$version/handoffs/churn
  ssh-keygen -q -Y sign -f "$key/key" -n churn-model <$package/model.txt >$package/model.txt.sig
  {
    printf "schema: '2.0'\nstages:\n  train:\n    cmd: python train.py\n    deps:\n"
    fixed start/handoffs/churn/data.csv data.csv
    printf '    params:\n      params.yaml: { barrier: 12, seed: 7 }\n    outs:\n'
    fixed $package/model.txt model.txt
  } >$package/dvc.lock
done
cp start/handoffs/churn/model.txt.sig signature-alone/head/handoffs/churn/
digest="$(sha256sum start/handoffs/churn/rollback.sh | cut -d ' ' -f 1)"
for record in start/handoffs/churn/drill.md readme-only/base/handoffs/churn/drill.md; do
  sed -i -e '/script_sha256:/d' -e "s/^outcome: .*/&\nscript_sha256: $digest/" $record
done
