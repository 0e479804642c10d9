version=${1:?version}; shift
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || { echo "bad version" >&2; exit 2; }
git diff --quiet HEAD -- . ':!CHANGELOG.md' || exit 1
changes=$(git log --pretty='format:- %s' "$(git describe --tags --abbrev=0)..HEAD" | grep -v '^- chore' || true)
{
  printf '## %s\n\n%s\n\n' "$version" "$changes"
  cat CHANGELOG.md
} > CHANGELOG.new && mv CHANGELOG.new CHANGELOG.md
git commit -am "release $version" && git tag "v$version"
for arch in amd64 arm64; do
  docker buildx build --platform "linux/$arch" -t "app:$version-$arch" --push . &
done
wait
