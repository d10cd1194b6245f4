#!/usr/bin/env bash
# Builds the committed state twice, in two folders, and fails unless jar and SBOM are the same to the last byte.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for build in one another-one; do
  mkdir "$folder/$build"
  git archive HEAD | tar -x -C "$folder/$build"
  (cd "$folder/$build" && ./mvnw -B -q -ntp -DskipTests package "$@")
  (cd "$folder/$build/target" && sha256sum mfc-gateway.jar mfc-gateway.cdx.json) | tee "$folder/$build.sums"
done
cmp "$folder/one.sums" "$folder/another-one.sums" && echo "reproducible"
