kubectl -n app get pods -l app=web -o jsonpath='{.items[*].metadata.name}'
kubectl exec -it deploy/web -- sh -c 'env | sort'
kubectl apply -f - <<EOF
apiVersion: v1
kind: ConfigMap
data:
  key: "value # not a comment"
EOF
helm upgrade --install app ./chart --set image.tag=1.2 --set 'list={a,b}'
