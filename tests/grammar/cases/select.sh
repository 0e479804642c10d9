select choice in start stop quit; do
  case $choice in
    quit) break ;;
    *) run "$choice" ;;
  esac
done
