ls a
echo $(ls b

