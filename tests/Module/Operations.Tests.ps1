# eng/Compare-Operations.ps1: our list of operations against small OpenAPI documents.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $ours = Get-Content -Raw (Join-Path $RepositoryRoot 'src' 'SoundCloud.Client' 'Api' 'Operations.json') | ConvertFrom-Json

    # A document of our own operations, as the service would describe them.
    function New-Document {
        $paths = [ordered]@{}
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
        }

        [ordered]@{ openapi = '3.0.0'; components = @{ parameters = @{ limit = @{ in = 'query'; name = 'limit' } } }; paths = $paths }
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
        Compare-Document (New-Document | ConvertTo-Json -Depth 9) | Should -BeExactly "$($ours.Count) operations in the document, $($ours.Count) known, 0 differences"
    }

    It 'names what is new, what is gone and what has changed' {
        $document = New-Document
        $document.paths['/brand-new'] = $document.paths['/me/feed']
        $document.paths.Remove('/me/feed')
        $document.paths['/me'].get.deprecated = $true

        $lines = Compare-Document ($document | ConvertTo-Json -Depth 9)

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
