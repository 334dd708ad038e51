# eng/Compare-Operations.ps1: our list of operations against small OpenAPI documents.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $ours = Get-Content -Raw (Join-Path $RepositoryRoot 'src' 'SoundCloud.Client' 'Api' 'Operations.json') | ConvertFrom-Json

    # A document of our own operations, as the service would describe them.
    function New-Document {
        $paths, $schemas = [ordered]@{}, [ordered]@{}
        foreach ($operation in $ours) {
            $responses = [ordered]@{}
            foreach ($status in @($operation.success) + '401') {
                $responses["$status"] = @{ description = 'text' }
            }

            $paths[$operation.path] ??= [ordered]@{}
            $paths[$operation.path][$operation.method.ToLowerInvariant()] = @{
                parameters = @(foreach ($name in $operation.query) { @{ in = 'query'; name = $name } })
                responses  = $responses
                deprecated = $operation.deprecated
            }
            if ($operation.PSObject.Properties['fields']) {
                # One schema by reference, as a form and within a wrapper, as the service writes them.
                $names = @($operation.fields.PSObject.Properties.Name)
                $json, $form = [ordered]@{}, [ordered]@{}
                foreach ($name in $names | Select-Object -Skip 1) { $json[$name] = @{ type = 'string' } }
                foreach ($name in $names) { $form["thing[$name]"] = @{ type = 'string' } }
                $schemas["Form$($schemas.Count)"] = @{ properties = $form }
                $paths[$operation.path][$operation.method.ToLowerInvariant()].requestBody = @{
                    content = [ordered]@{
                        'application/json'    = @{ schema = @{ properties = [ordered]@{ thing = @{ type = 'object'; properties = $json } } } }
                        'multipart/form-data' = @{ schema = @{ allOf = @(@{ '$ref' = "#/components/schemas/Form$($schemas.Count - 1)" }, @{ required = @('x') }) } }
                    }
                }
            }
        }

        [ordered]@{ openapi = '3.0.0'; components = @{ schemas = $schemas; parameters = @{ limit = @{ in = 'query'; name = 'limit' } } }; paths = $paths }
    }

    function Compare-Document([string] $Text) {
        $file = New-Item (Join-Path $TestDrive "$([guid]::NewGuid()).txt") -Value $Text
        $lines = Invoke-FreshShell -Arguments (Join-Path $RepositoryRoot 'eng' 'Compare-Operations.ps1'), $file.FullName {
            param($Script, $File)
            & $Script -Spec $File
        }
        $lines -split '\r?\n' -ne ''
    }
}

Describe 'Compare-Operations.ps1' {
    It 'finds no difference in a document that says what our list says' {
        Compare-Document (New-Document | ConvertTo-Json -Depth 12) | Should -BeExactly "$($ours.Count) operations in the document, $($ours.Count) known, 0 differences"
    }

    It 'names a field that the document has and no parameter writes, and one that it no longer has' {
        $document = New-Document
        $put = $document.paths['/playlists/{playlist_urn}'].put.requestBody.content
        $put['application/json'].schema.properties.thing.properties['brand_new'] = @{ type = 'string' }
        $put['multipart/form-data'].schema.allOf[0] = @{ properties = [ordered]@{} }
        $put['application/json'].schema.properties.thing.properties.Remove('ean')

        $lines = Compare-Document ($document | ConvertTo-Json -Depth 12)

        $lines | Should -HaveCount 2
        $lines[0] | Should -BeLike "changed  PUT /playlists/{playlist_urn}  Fields: '*,ean,*' → '*brand_new,*'"
        $lines[0] | Should -Not -BeLike '*→*,ean,*'
    }

    It 'names a parameter of its cmdlet for each field that can be written' {
        foreach ($operation in $ours) {
            foreach ($list in 'fields', 'unlisted') {
                if (-not $operation.PSObject.Properties[$list]) { continue }
                foreach ($field in $operation.$list.PSObject.Properties) {
                    (Get-Command $operation.cmdlet).Parameters.Keys | Should -Contain $field.Value -Because "$($operation.method) $($operation.path) takes $($field.Name)"
                }
            }
        }

        @($ours | Where-Object { $_.PSObject.Properties['fields'] }) | Should -HaveCount 6
    }

    It 'names what is new, what is gone and what has changed' {
        $document = New-Document
        $document.paths['/brand-new'] = $document.paths['/me/feed']
        $document.paths.Remove('/me/feed')
        $document.paths['/me'].get.deprecated = $true

        $lines = Compare-Document ($document | ConvertTo-Json -Depth 12)

        $lines | Should -Contain 'new      GET /brand-new'
        $lines | Should -Contain 'gone     GET /me/feed'
        $lines | Should -Contain "changed  GET /me  Deprecated: 'False' → 'True'"
        $lines[-1] | Should -BeLike '*, 3 differences'
    }

    It 'reads YAML as people write it' {
        $lines = Compare-Document @'
# A comment.
openapi: 3.0.0
info:
  description: >
    Folded: text, with a colon
    and - a dash.
components:
  parameters:
    limit:
      name: 'limit'
      in: query
paths:
  "/resolve":
    parameters:
    - name: url
      in: query
    get:
      responses: { '302': { description: "Found: elsewhere" } }
  /me/feed:
    get:
      deprecated: true
      parameters:
        - $ref: '#/components/parameters/limit'
      responses:
        200:
          description: |
            get:
              literal text
'@

        $lines | Should -Contain 'gone     GET /me'
        $lines -like '* GET /resolve*' | Should -BeNullOrEmpty
        $lines | Should -Contain "changed  GET /me/feed  Deprecated: 'False' → 'True'"
        $lines -like 'changed  GET /me/feed  Query:*→ ''limit''' | Should -HaveCount 1
        $lines -like 'new *' | Should -BeNullOrEmpty
        $lines[-1] | Should -BeLike "2 operations in the document, $($ours.Count) known, *"
    }
}
